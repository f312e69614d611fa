#include "simulation/course.hpp"

#include <fmt/format.h>

#include <algorithm>

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
