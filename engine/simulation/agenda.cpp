#include "simulation/agenda.hpp"

#include <algorithm>
#include <cmath>

#include "crisis/timing.hpp"

namespace backlash {
namespace {

constexpr double onset_severity =
    0.5;  // of the first revelation that counts as onset when the scenario names none

JudgedResponse judge(const Response& response, double delay, const ForgivenessValues& values) {
    JudgedResponse judged;
    judged.worth.completeness = response.completeness * response_timing(delay, values);
    for (std::size_t m = 0; m < response.penalty.size(); ++m) {
        judged.worth.penalty[m] = response.penalty[m] * penalty_timing(delay, values);
    }
    judged.worth.plan = response.plan;
    judged.scapegoating = scapegoating(response);
    return judged;
}

}  // namespace

std::uint32_t step_at(double time, double step_hours) {
    return static_cast<std::uint32_t>(std::max(0LL, std::llround(time / step_hours)));
}

Agenda::Agenda(const Scenario& scenario, const Audience& audience) : scenario_(scenario) {
    if (audience.group_sizes[static_cast<std::size_t>(AccountType::media)] > 0) {
        largest_media_ = audience.account_of({.name = {}, .type = AccountType::media, .rank = 1});
    }
    const TradingCalendar calendar(scenario);
    for (const EventValues& values : scenario.events) {
        const Effect effect = event_kind(values.kind).compile(values);
        if (const auto* order = std::get_if<BuyOrder>(&effect.what)) {
            buying_.push_back(
                {.from = values.time,
                 .to = order->until,
                 .amount = order->amount,
                 .trading_hours = calendar.trading_hours(values.time, order->until, scenario.step)});
            continue;
        }
        const std::uint32_t step = values.waits() ? unscheduled : step_of(values.time);
        scheduled_.push_back({&values, effect, audience.account_of(*values.by), step, step});
    }
    const auto is_onset = [&](const Scheduled& event) {
        if (!scenario.onset.empty()) return event.values->id == scenario.onset;
        const auto* revelation = std::get_if<Revelation>(&event.effect.what);
        return revelation != nullptr && revelation->severity >= onset_severity;
    };
    const auto onset = std::ranges::find_if(scheduled_, is_onset);
    onset_ = static_cast<std::size_t>(onset - scheduled_.begin());
    if (onset == scheduled_.end() && !scheduled_.empty()) onset_ = 0;
}

double Agenda::onset_time() const {
    if (onset_ >= scheduled_.size()) return 0.0;
    const std::uint32_t step = scheduled_[onset_].step;
    return step == unscheduled ? std::numeric_limits<double>::infinity() : step * scenario_.step;
}

void Agenda::schedule(std::string_view event, std::uint32_t step, std::uint32_t earliest) {
    for (Scheduled& one : scheduled_) {
        if (one.values->id == event) {
            one.step = one.planned_step = std::max(step, earliest);
        } else if (one.values->after == event) {
            const auto delay = std::llround(one.values->time / scenario_.step);
            const auto then = std::max<long long>(0, step + delay);
            schedule(one.values->id, static_cast<std::uint32_t>(then), earliest);
        }
    }
}

Announcement Agenda::announce(Scheduled& event, Published& published) const {
    event.done = true;
    Announcement news{.actor = event.actor,
                      .salience = event.effect.salience,
                      .actor_leaves = event.effect.actor_leaves,
                      .is_onset = onset_ < scheduled_.size() && &event == &scheduled_[onset_],
                      .id = event.values->id,
                      .kind = event.values->kind,
                      .planned_step = event.planned_step};
    if (const auto* revelation = std::get_if<Revelation>(&event.effect.what)) {
        news.bit = published.add(revelation->severity);
        news.intensity = revelation_intensity;
    } else {
        const double delay = event.step * scenario_.step - onset_time();
        news.bit = published.add(judge(std::get<Response>(event.effect.what), delay, scenario_.forgiveness));
    }
    return news;
}

bool Agenda::silence_due(std::uint32_t step, const Published& published) const {
    if (!largest_media_ || published.any_response() || onset_ >= scheduled_.size()) return false;
    if (scheduled_[onset_].step == unscheduled) return false;
    const double interval = scenario_.attention.silence_interval;
    for (std::uint32_t k = 1; k <= scenario_.attention.silence_stories; ++k) {
        if (step == scheduled_[onset_].step + step_of(k * interval)) return true;
    }
    return false;
}

std::vector<Announcement> Agenda::publish_due(std::uint32_t step, Published& published,
                                              const std::function<double(std::uint32_t)>& outrage_of) {
    std::vector<Announcement> news;
    for (Scheduled& event : scheduled_) {
        if (event.done || event.step != step) continue;
        if (event.effect.guard > 0.0 && outrage_of(event.actor) < event.effect.guard) {
            ++event.step;
        } else {
            news.push_back(announce(event, published));
        }
    }
    if (silence_due(step, published) && published.count() < event_limit) {
        news.push_back({.actor = *largest_media_,
                        .bit = published.add(scenario_.attention.silence_severity),
                        .intensity = revelation_intensity,
                        .salience = scenario_.attention.silence_salience,
                        .id = "silence",
                        .kind = "silence",
                        .planned_step = step});
    }
    return news;
}

void Agenda::go_on_from(const Agenda& earlier, std::uint32_t step) {
    for (Scheduled& event : scheduled_) {
        const auto found = std::ranges::find(earlier.scheduled_, event.values->id,
                                             [](const Scheduled& other) { return other.values->id; });
        if (found == earlier.scheduled_.end()) continue;
        // One with a time of its own that has not come yet is perhaps another one in this scenario.
        if (!found->values->waits() && found->planned_step >= step) continue;
        event.planned_step = found->planned_step;
        event.step = found->step;
        event.done = found->done;
    }
}

std::vector<std::uint32_t> Agenda::scripted_departures() const {
    std::vector<std::uint32_t> accounts;
    for (const Scheduled& event : scheduled_) {
        if (event.effect.actor_leaves) accounts.push_back(event.actor);
    }
    return accounts;
}

std::vector<Announcement> Agenda::never_happened() const {
    std::vector<Announcement> news;
    for (const Scheduled& event : scheduled_) {
        if (!event.done) {
            news.push_back({.actor = event.actor,
                            .id = event.values->id,
                            .kind = event.values->kind,
                            .planned_step = event.planned_step});
        }
    }
    return news;
}

}  // namespace backlash
