// Scenarios that part at some event, and simulations that go on from the state of another.
#include "simulation/course.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "simulation/bits_of.hpp"
#include "simulation/run_forecast.hpp"
#include "simulation/run_scenario.hpp"
#include "simulation/shared_logins.hpp"
#include "simulation/simulation.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t steps_an_hour = 12;

Scenario varied(const std::function<void(Scenario&)>& change) {
    Scenario scenario = founding_case();
    change(scenario);
    std::ranges::stable_sort(scenario.events, {},
                             [](const auto& event) { return std::pair(event.waits(), event.time); });
    return scenario;
}

std::uint32_t parting(const Scenario& a, const Scenario& b) {
    Courses courses;
    return parting_step(courses.of(a), courses.of(b));
}

struct Variant {
    const char* name;
    std::function<void(Scenario&)> change;
    double parts_from_base;  // h
};

// All have the beginning of the founding case.
const std::vector<Variant>& variants() {
    static const std::vector<Variant> all = {
        {"early apology", [](auto& s) { event_named(s, "apology").time = 40.0; }, 40.0},
        {"late apology", [](auto& s) { event_named(s, "apology").time = 60.0; }, 45.0 + 7.0 / 12.0},
        {"fuller apology", [](auto& s) { event_named(s, "apology").attributes["completeness"] = 1.0; },
         45.0 + 7.0 / 12.0},
        {"by another", [](auto& s) { event_named(s, "apology").by->name = "corporate"; }, 45.0 + 7.0 / 12.0},
        {"no penalty", [](auto& s) { remove_event(s, "penalty"); }, 69.5},
        {"no rumour", [](auto& s) { remove_event(s, "rumour"); }, 20.0},
        // Waits for its guard when the others part.
        {"mockery in anger", [](auto& s) { event_named(s, "mockery").attributes["guard"] = .9; }, 43.0},
        {"after the end", [](auto& s) { event_named(s, "penalty").time = 1000.0; }, 69.5},
    };
    return all;
}

std::vector<std::uint64_t> bits_of_whole(const Scenario& scenario, const Audience& audience) {
    return bits_of(run_in_audience(scenario, 0, copy_of(audience), *serial_executor(), {}));
}

TEST(Course, PartsAtTheFirstEventThatDiffers) {
    const Scenario base = founding_case();
    for (const Variant& variant : variants()) {
        const Scenario other = varied(variant.change);
        const auto expected =
            static_cast<std::uint32_t>(std::lround(variant.parts_from_base * steps_an_hour));
        EXPECT_EQ(parting(base, other), expected) << variant.name;
        EXPECT_EQ(parting(other, base), expected) << variant.name;
        EXPECT_EQ(parting(other, other), UINT32_MAX) << variant.name;
        EXPECT_EQ(beginning_of(base), beginning_of(other)) << variant.name;
    }
}

TEST(Course, WhatActsAheadBelongsToTheBeginning) {
    const auto beginning = [](const std::function<void(Scenario&)>& change) {
        return beginning_of(varied(change));
    };
    const auto nothing = [](Scenario&) {};
    EXPECT_NE(beginning([](auto& s) { remove_event(s, "defection"); }), beginning(nothing));
    EXPECT_NE(beginning([](auto& s) { event_named(s, "buyback").attributes["amount"] = 1e6; }),
              beginning(nothing));
    EXPECT_NE(beginning([](auto& s) { event_named(s, "screenshot").time = 37.0; }), beginning(nothing));
    EXPECT_NE(beginning([](auto& s) { s.outrage.decay_time = 37.0; }), beginning(nothing));
    EXPECT_NE(beginning([](auto& s) { event_named(s, "apology").when = Trigger{.quantity = "heat"}; }),
              beginning(nothing));
    // Which event is the onset follows from all of them when none is named.
    EXPECT_NE(beginning([](auto& s) { s.onset.clear(); }), beginning([](auto& s) {
                  s.onset.clear();
                  event_named(s, "apology").time = 40.0;
              }));
}

// The base with each, forwards and backwards, and each with the next one: the state of one at the step where
// they part, then the other to its end.
TEST(Course, GoesOnFromWhereItParts) {
    const Scenario base = founding_case();
    const RandomSource source{base.seed, 0};
    const auto executor = serial_executor();
    const Network network = generate_network(base, source, *executor);
    const Audience audience = draw_audience(base, network, source, *executor);
    std::vector<Scenario> all{base};
    for (const Variant& variant : variants()) all.push_back(varied(variant.change));
    std::vector<std::vector<std::uint64_t>> whole;
    for (const Scenario& scenario : all) whole.push_back(bits_of_whole(scenario, audience));
    for (std::size_t a = 0; a < all.size(); ++a) {
        const std::size_t next = (a + 1) % all.size();
        for (std::size_t b = 0; b < all.size(); ++b) {
            if (a != 0 && b != 0 && b != next) continue;
            Simulation first(all[a], copy_of(audience), source, *executor);
            advance_to(first, std::min(parting(all[a], all[b]), first.steps()), {});
            Simulation second(first, all[b]);
            EXPECT_EQ(bits_of(run_to_end(second, all[b], 0, {})), whole[b]) << a << " then " << b;
            // That a copy leaves its original alone is looked at once for each.
            if (b != next) continue;
            EXPECT_EQ(bits_of(run_to_end(first, all[a], 0, {})), whole[a]) << a << " after " << b;
        }
    }
}

// What waits for a condition is in both courses, at whatever point of waiting they part.
TEST(Course, GoesOnWhileAnEventWaits) {
    const auto policy = [](double penalty) {
        return varied([&](Scenario& s) {
            EventValues& apology = event_named(s, "apology");
            apology.time = 0.0;
            apology.when = Trigger{.quantity = "heat", .threshold = 2.0, .hold = 1.0, .delay = 2.0};
            EventValues repeated = event_named(s, "penalty");
            repeated.id = "repeated";
            repeated.after = "apology";
            repeated.time = 12.0;
            s.events.push_back(repeated);
            event_named(s, "penalty").time = penalty;
        });
    };
    const Scenario late = policy(71.0);
    const RandomSource source{late.seed, 0};
    const auto executor = serial_executor();
    const Network network = generate_network(late, source, *executor);
    const Audience audience = draw_audience(late, network, source, *executor);
    const auto expected = bits_of_whole(late, audience);
    const auto record = run_in_audience(late, 0, copy_of(audience), *executor, {});
    ASSERT_TRUE(std::ranges::any_of(
        record.events, [](const auto& event) { return event.id == "repeated" && event.time > 0.0; }));
    for (const double hour : {37.0, 37.5, 38.0, 38.5, 39.0, 40.0, 45.0, 50.0, 60.0}) {
        const Scenario early = policy(hour);
        ASSERT_EQ(beginning_of(early), beginning_of(late));
        Simulation first(early, copy_of(audience), source, *executor);
        advance_to(first, parting(early, late), {});
        Simulation second(first, late);
        EXPECT_EQ(bits_of(run_to_end(second, late, 0, {})), expected) << hour;
    }
}

TEST(Course, GroupsAreOfOneBeginning) {
    std::vector<Scenario> all{founding_case(), varied([](auto& s) { s.outrage.decay_time = 37.0; }),
                              varied([](auto& s) { event_named(s, "apology").time = 40.0; }),
                              varied([](auto& s) { remove_event(s, "defection"); }), founding_case()};
    all[4].name = "of another name";
    all[4].targets = {{.id = "O1", .measure = "peak_volume_time"}};
    EXPECT_EQ(group_by_beginning(all), (std::vector<std::vector<std::size_t>>{{0, 2, 4}, {1}, {3}}));
}

// All in one tree, and where memory holds log-ins and no copy of a state, one copy, or nothing besides a run.
TEST(Course, VariantsTogetherAreWhatEachIsAlone) {
    std::vector<Scenario> all{founding_case()};
    for (const Variant& variant : variants()) all.push_back(varied(variant.change));
    all.push_back(varied([](auto& s) { s.outrage.decay_time = 37.0; }));
    all.push_back(varied([](auto& s) { s.attention.rhythm = {1, 2, 3, 4, 5, 6, 7}; }));
    all.push_back(founding_case());
    std::vector<std::vector<std::uint64_t>> alone;
    for (Scenario& scenario : all) {
        scenario.replicates = 1;
        alone.push_back(bits_of(run_scenario(scenario, {}).replicates[0]));
    }
    const std::uint64_t run = peak_of_run(forecast_generated(all[0]), all[0], 1, all.size());
    const std::uint64_t logins = SharedLogins::bytes(all[0], all[0].network.accounts);
    for (const std::uint64_t memory : {std::uint64_t{0}, run, run + logins, 2 * run + logins}) {
        std::size_t steps = 0;
        const auto together = run_scenarios(all, {.memory = memory, .after_step = [&] { ++steps; }});
        EXPECT_EQ(steps, all.size() * Rhythm(all[0]).steps());
        for (std::size_t k = 0; k < all.size(); ++k)
            EXPECT_EQ(bits_of(together[k].replicates[0]), alone[k]) << k << " in " << memory;
    }
}

}  // namespace
}  // namespace backlash
