#include "simulation/course.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "crisis/event_kind.hpp"
#include "simulation/agenda.hpp"

namespace backlash {
namespace {

// An ally that is to walk out does not leave by itself before; a purchase has no step of its own.
bool acts_ahead(const EventValues& event) {
    const Effect effect = event_kind(event.kind).compile(event);
    return effect.actor_leaves || std::holds_alternative<BuyOrder>(effect.what);
}

// Everything but where it stands in a file and what it is taken from.
std::string text_of(const EventValues& event) {
    std::string text = fmt::format("{} {} {:a}", event.id, event.kind, event.time);
    if (event.by) {
        text += fmt::format(" by {} {} {}", event.by->name, static_cast<int>(event.by->type), event.by->rank);
    }
    for (const auto& [name, value] : event.attributes) text += fmt::format(" {}={:a}", name, value);
    for (const auto& [name, value] : event.names) text += fmt::format(" {}={}:{}", name, value.size(), value);
    return text;
}

}  // namespace

Scenario beginning_of(const Scenario& scenario) {
    Scenario beginning = scenario;
    if (scenario.onset.empty()) return beginning;
    std::erase_if(beginning.events, [&](const EventValues& event) {
        return !event.waits() && event.id != scenario.onset && !acts_ahead(event);
    });
    return beginning;
}

std::vector<std::vector<std::size_t>> group_by_beginning(std::span<const Scenario> scenarios) {
    std::vector<std::vector<std::size_t>> groups;
    std::vector<Scenario> beginnings;  // by group
    for (std::size_t k = 0; k < scenarios.size(); ++k) {
        Scenario beginning = beginning_of(scenarios[k]);
        for (std::string* said : {&beginning.name, &beginning.title, &beginning.file, &beginning.text})
            said->clear();
        beginning.targets.clear();
        const auto known = std::ranges::find(beginnings, beginning);
        if (known == beginnings.end()) {
            beginnings.push_back(std::move(beginning));
            groups.push_back({k});
        } else {
            groups[static_cast<std::size_t>(known - beginnings.begin())].push_back(k);
        }
    }
    return groups;
}

std::vector<CourseEvent> Courses::of(const Scenario& scenario) {
    std::vector<CourseEvent> events;
    for (const EventValues& event : scenario.events) {
        if (event.waits()) continue;
        const auto number = static_cast<std::uint32_t>(numbers_.size());
        const auto [known, is_new] = numbers_.emplace(text_of(event), number);
        events.push_back({step_at(event.time, scenario.step), known->second});
    }
    return events;
}

std::uint32_t parting_step(std::span<const CourseEvent> a, std::span<const CourseEvent> b) {
    const auto [in_a, in_b] = std::ranges::mismatch(a, b);
    std::uint32_t step = UINT32_MAX;
    if (in_a != a.end()) step = std::min(step, in_a->step);
    if (in_b != b.end()) step = std::min(step, in_b->step);
    return step;
}

}  // namespace backlash
