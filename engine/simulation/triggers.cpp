#include "simulation/triggers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "simulation/observable.hpp"

namespace backlash {
namespace {

// The variables that only a look at the whole population tells.
struct Swept {
    const char* name;
    const char* meaning;
    std::array<double, group_count> PopulationMeans::*by_group;
};

constexpr std::array<Swept, 2> swept = {
    {{"outrage", "Mean outrage of the group [o]", &PopulationMeans::outrage},
     {"trust", "Mean trust of the group [t]", &PopulationMeans::trust}}};

double observed(const Trigger& trigger, const StepView& view) {
    const auto observable =
        std::ranges::find(observables(), trigger.quantity, [](const Observable& o) { return o.what.name; });
    std::array<double, group_count> values{};
    observable->observe(view, values);
    return values[observable->axis == Axis::group ? static_cast<std::size_t>(trigger.group) : 0];
}

}  // namespace

std::vector<WatchableDescriptor> watchables() {
    std::vector<WatchableDescriptor> all;
    for (const Observable& observable : observables()) {
        const auto& what = observable.what;
        all.push_back({what.name, what.unit, what.meaning, observable.axis == Axis::group});
    }
    for (const Swept& variable : swept) all.push_back({variable.name, "1", variable.meaning, true});
    return all;
}

Triggers::Triggers(const Scenario& scenario) {
    const auto steps = [&](double hours) {
        return static_cast<std::uint32_t>(std::llround(hours / scenario.step));
    };
    for (const EventValues& event : scenario.events) {
        if (!event.when) continue;
        waiting_.push_back({.event = event.id,
                            .trigger = *event.when,
                            .hold = std::max(1U, steps(event.when->hold)),
                            .delay = steps(event.when->delay)});
    }
}

std::vector<Triggers::Fired> Triggers::after_step(const StepView& view,
                                                  const std::function<PopulationMeans()>& means) {
    std::optional<PopulationMeans> state;
    const auto value_of = [&](const Trigger& trigger) {
        const auto variable = std::ranges::find(swept, trigger.quantity, &Swept::name);
        if (variable == swept.end()) return observed(trigger, view);
        if (!state) state = means();
        return ((*state).*(variable->by_group))[static_cast<std::size_t>(trigger.group)];
    };
    std::vector<Fired> fired;
    for (Waiting& event : waiting_) {
        const double value = value_of(event.trigger);
        const bool holds =
            event.trigger.above ? value > event.trigger.threshold : value < event.trigger.threshold;
        event.held = holds ? event.held + 1 : 0;
        if (event.held == event.hold) fired.push_back({event.event, view.step + 1 + event.delay});
    }
    std::erase_if(waiting_, [](const Waiting& event) { return event.held == event.hold; });
    return fired;
}

}  // namespace backlash
