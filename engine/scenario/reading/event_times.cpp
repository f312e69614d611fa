#include "scenario/reading/event_times.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/nearest_name.hpp"
#include "scenario/notation/number.hpp"

namespace backlash {
namespace {

constexpr double onset_severity = 0.5;

bool is_severe(const document::Node& event, const std::vector<KindDescriptor>& kinds) {
    const auto* written = event.find("severity");
    if (written != nullptr) return parse_share(written->value.scalar).value.value_or(0.0) >= onset_severity;
    const auto* kind_name = event.find("kind");
    for (const auto& kind : kinds) {
        if (kind_name == nullptr || kind.name != kind_name->value.scalar) continue;
        for (const auto& attribute : kind.attributes) {
            if (attribute.name == "severity") return attribute.default_value.value_or(0.0) >= onset_severity;
        }
    }
    return false;
}

// Sums of hours are binary fractions; times are meant to the second.
double to_whole_second(double hours) {
    const double snapped = std::round(hours * 3600.0) / 3600.0;
    constexpr double rounding = 1e-9;
    return std::abs(snapped - hours) < rounding ? snapped : hours;
}

}  // namespace

EventTimes::EventTimes(const document::Node& events, const std::vector<KindDescriptor>& kinds,
                       const ScenarioClock& clock, std::string onset)
    : clock_(clock), onset_(std::move(onset)) {
    for (const auto& entry : events.entries) {
        const auto* at = entry.value.find("at");
        ids_.push_back(entry.key);
        moments_[entry.key] = {.text = at == nullptr ? "" : at->value.scalar,
                               .has_trigger = entry.value.find("when") != nullptr,
                               .can_be_onset = is_severe(entry.value, kinds)};
    }
    resolve_all();
    if (!onset_.empty()) return;
    onset_ = find_onset();
    if (!onset_.empty()) resolve_all();
}

void EventTimes::resolve_all() {
    for (auto& [id, moment] : moments_) {
        if (moment.state == State::waits_for_onset) moment.state = State::untried;
    }
    for (auto& [id, moment] : moments_) resolve(moment);
}

EventTimes::State EventTimes::resolve(Moment& moment) {
    if (moment.state == State::in_progress) return moment.state = State::circular;
    if (moment.state != State::untried) return moment.state;
    if (moment.has_trigger) return moment.state = State::waits;
    moment.state = State::in_progress;
    if (looks_relative(moment.text)) {
        const auto relative = parse_relative_time(moment.text);
        const State state =
            relative ? resolve_anchor(relative.value->anchor, relative.value->delay, moment) : State::failed;
        return moment.state = state;
    }
    const auto hours = parse_calendar(moment.text);
    if (hours) moment.hours = *hours.value;
    return moment.state = hours ? State::known : State::failed;
}

EventTimes::State EventTimes::resolve_anchor(const std::string& anchor, double delay, Moment& moment) {
    if (anchor == "start") {
        moment.hours = to_whole_second(delay);
        return State::known;
    }
    if (anchor == "onset" && onset_.empty()) return State::waits_for_onset;
    const auto found = moments_.find(anchor == "onset" ? onset_ : anchor);
    if (found == moments_.end()) return State::failed;
    const State state = resolve(found->second);
    if (state == State::known) moment.hours = to_whole_second(found->second.hours + delay);
    return state;
}

std::string EventTimes::find_onset() const {
    const std::string* earliest = nullptr;
    double earliest_hours = 0.0;
    for (const auto& id : ids_) {
        const Moment& moment = moments_.find(id)->second;
        if (moment.state != State::known || !moment.can_be_onset) continue;
        if (earliest == nullptr || moment.hours < earliest_hours) {
            earliest = &id;
            earliest_hours = moment.hours;
        }
    }
    return earliest == nullptr ? std::string{} : *earliest;
}

Parsed<double> EventTimes::parse_calendar(std::string_view text) const {
    const auto time = parse_calendar_time(text);
    return time ? parsed(clock_.hours(*time.value)) : failed_like<double>(time);
}

std::optional<RelativeTime> EventTimes::waiting(std::string_view text) const {
    if (!looks_relative(text)) return std::nullopt;
    auto relative = parse_relative_time(text);
    if (!relative) return std::nullopt;
    auto& [anchor, delay] = *relative.value;
    if (anchor == "onset") anchor = onset_;
    const auto found = moments_.find(anchor);
    if (found == moments_.end() || found->second.state != State::waits) return std::nullopt;
    return relative.value;
}

Parsed<double> EventTimes::parse(std::string_view text) const {
    if (!looks_relative(text)) return parse_calendar(text);
    const auto relative = parse_relative_time(text);
    if (!relative) return failed_like<double>(relative);
    const auto& [anchor, delay] = *relative.value;
    if (anchor == "start") return parsed(to_whole_second(delay));
    if (anchor == "onset" && onset_.empty()) {
        return {.problem = "has no onset to count from: no event has a severity of at least 0.5"};
    }
    const auto found = moments_.find(anchor == "onset" ? onset_ : anchor);
    if (found == moments_.end()) {
        if (anchor == "onset") return {};  // `onset` itself names no event
        auto known = ids_;
        known.insert(known.end(), {"onset", "start"});
        auto near = nearest_name(anchor, known);
        if (!near.empty()) near += text.substr(anchor.size());
        return {.problem = "refers to the unknown event '" + anchor + "'", .suggestion = near};
    }
    switch (found->second.state) {
        case State::known:
            return parsed(to_whole_second(found->second.hours + delay));
        case State::circular:
            return {.problem = "counts from an event that counts from this one"};
        case State::waits:
            return {.problem = "counts from an event whose time is only known in the run"};
        default:
            return {};
    }
}

}  // namespace backlash
