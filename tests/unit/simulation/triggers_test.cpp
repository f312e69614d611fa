#include "simulation/triggers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "simulation/run_scenario.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

Scenario waiting_for(const Trigger& trigger) {
    Scenario scenario = quiet_scenario();
    scenario.events = {event_of_kind("apology", "apology", 0.0, {.name = "spokesperson"}, {})};
    scenario.events[0].when = trigger;
    return scenario;
}

// Steps at which the trigger fires while the heat takes those values, and for when it sets the event.
std::vector<std::pair<std::uint32_t, std::uint32_t>> firings(const Trigger& trigger,
                                                             const std::vector<double>& heats) {
    Triggers triggers(waiting_for(trigger));
    std::vector<std::pair<std::uint32_t, std::uint32_t>> fired;
    for (std::uint32_t step = 0; step < heats.size(); ++step) {
        const StepView view{.step = step, .heat = heats[step]};
        const auto no_sweep = []() -> PopulationMeans { throw std::logic_error("nobody asked for a sweep"); };
        for (const auto& [event, then] : triggers.after_step(view, no_sweep)) fired.emplace_back(step, then);
    }
    return fired;
}

using Firings = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

TEST(Triggers, FireOnceWhenTheConditionComesTrue) {
    const Trigger hot{.quantity = "heat", .threshold = 2.0};
    EXPECT_EQ(firings(hot, {1, 2, 2.1, 1, 3}), (Firings{{2, 3}})) << "equality is not above";
    const Trigger cold{.quantity = "heat", .above = false, .threshold = 2.0, .delay = 0.5};
    EXPECT_EQ(firings(cold, {3, 2, 1.9, 1}), (Firings{{2, 9}}));
}

TEST(Triggers, WaitUntilItHasHeldWithoutABreak) {
    const Trigger hot{.quantity = "heat", .threshold = 2.0, .hold = 0.25};
    EXPECT_EQ(firings(hot, {3, 3, 1, 3, 3, 3, 3}), (Firings{{5, 6}}));
}

TEST(Triggers, LookAtThePopulationForOutrage) {
    Triggers triggers(
        waiting_for({.quantity = "trust", .group = fans_group, .above = false, .threshold = 0.5}));
    int sweeps = 0;
    PopulationMeans state;
    state.trust[fans_group] = 0.6;
    const auto sweep = [&] {
        ++sweeps;
        return state;
    };
    EXPECT_TRUE(triggers.after_step({.step = 0}, sweep).empty());
    state.trust[fans_group] = 0.4;
    EXPECT_EQ(triggers.after_step({.step = 1}, sweep).size(), 1U);
    EXPECT_TRUE(triggers.after_step({.step = 2}, sweep).empty());
    EXPECT_EQ(sweeps, 2) << "none after it has fired";
}

TEST(Triggers, EveryWatchableCanBeWatched) {
    Scenario scenario = founding_case();
    scenario.replicates = 1;
    scenario.duration = 1.0;
    for (const auto& watchable : watchables()) {
        event_named(scenario, "apology").when = Trigger{.quantity = watchable.name, .threshold = -1e300};
        const auto run = run_scenario(scenario, {});
        const auto& events = run.replicates[0].events;
        const auto apology = std::ranges::find(events, "apology", &EventRecord::id);
        ASSERT_NE(apology, events.end()) << watchable.name;
        EXPECT_DOUBLE_EQ(apology->time, scenario.step) << watchable.name << ": true after the first step";
    }
}

// The mean outrage that is recorded passes the threshold in the hour in which the apology comes.
TEST(Triggers, ApologiseWhenTheFansAreOutraged) {
    Scenario scenario = founding_case();
    scenario.replicates = 1;
    event_named(scenario, "apology").when =
        Trigger{.quantity = "outrage", .group = fans_group, .threshold = 0.15};
    const auto record = run_scenario(scenario, {}).replicates[0];
    const auto apology = std::ranges::find(record.events, "apology", &EventRecord::id);
    ASSERT_TRUE(apology != record.events.end() && std::isfinite(apology->time));
    const auto fans = [&](double hour) {
        return record.sweeps[0].mean[static_cast<std::size_t>(hour) * group_count + fans_group];
    };
    EXPECT_LE(fans(std::floor(apology->time - scenario.step)), 0.15);
    EXPECT_GT(apology->outrage[fans_group], 0.15);
    EXPECT_EQ(apology->planned_time, apology->time);
}

}  // namespace
}  // namespace backlash
