#include "simulation/run_scenario.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>

#include "base/error.hpp"
#include "simulation/bits_of.hpp"
#include "simulation/run_forecast.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

using Bits = std::vector<std::vector<std::uint64_t>>;

Scenario with_targets() {
    Scenario scenario = founding_case();
    scenario.replicates = 3;
    scenario.targets = {{.id = "O1", .measure = "peak_volume_time", .at_least = 0.0},
                        {.id = "O7", .measure = "kol_departures", .at_least = 100.0}};
    return scenario;
}

Bits run(const Scenario& scenario, const RunOptions& options) {
    Bits bits;
    for (const ReplicateRecord& record : run_scenario(scenario, options).replicates)
        bits.push_back(bits_of(record));
    return bits;
}

// A network for each replicate, and one for all.
TEST(RunScenarios, EachIsWhatItIsAlone) {
    for (const bool redraw : {true, false}) {
        Scenario base = with_targets();
        base.network.redraw = redraw;
        Scenario variant = base;
        remove_event(variant, "penalty");
        const std::array scenarios = {base, variant};
        const auto together = run_scenarios(scenarios, {.threads = 2});
        ASSERT_EQ(together.size(), 2U);
        for (std::size_t k = 0; k < scenarios.size(); ++k) {
            Bits bits;
            for (const ReplicateRecord& record : together[k].replicates) bits.push_back(bits_of(record));
            EXPECT_EQ(bits, run(scenarios[k], {.threads = 1})) << k;
        }
    }
}

ExitCode failure(const Scenario& scenario, const RunOptions& options) {
    try {
        run_scenario(scenario, options);
    } catch (const RunError& error) {
        return error.code();
    }
    return ExitCode::ok;
}

// 20,000 accounts are two blocks of ids, so that threads have something to share.
TEST(RunScenario, ThreadsDoNotChangeARecord) {
    Scenario scenario = founding_case();
    scenario.network.accounts = 20'000;
    scenario.replicates = 1;
    const Bits one = run(scenario, {.threads = 1});
    EXPECT_EQ(run(scenario, {.threads = 2}), one);
    EXPECT_EQ(run(scenario, {.threads = 3}), one);
}

TEST(RunScenario, SideBySideIsOneAfterTheOther) {
    const Scenario scenario = with_targets();
    const Bits serial = run(scenario, {.threads = 1});
    ASSERT_EQ(serial.size(), 3U);
    EXPECT_EQ(run(scenario, {.threads = 3}), serial) << "all side by side";
    EXPECT_EQ(run(scenario, {.threads = 2}), serial) << "two side by side";
}

TEST(RunScenario, OneAfterTheOtherWhereMemoryHoldsNoTwo) {
    Scenario scenario = founding_case();
    scenario.network.accounts = 40'000;
    scenario.replicates = 2;
    const RunForecast forecast = forecast_generated(scenario);
    const std::uint64_t room_for_one = peak_of_run(forecast, scenario, 2) - 1;
    EXPECT_EQ(replicates_at_once(forecast, scenario, 3, 0), 2U);
    EXPECT_EQ(replicates_at_once(forecast, scenario, 3, room_for_one), 1U);
    EXPECT_EQ(replicates_at_once(forecast, scenario, 3, forecast.network_bytes), 0U);
    EXPECT_EQ(run(scenario, {.threads = 3, .memory = room_for_one}), run(scenario, {.threads = 1}));
}

// Replicates that share a network have it once; those that are over leave their record.
TEST(RunScenario, ThePeakIsThatOfTheReplicatesAtOnce) {
    Scenario scenario = founding_case();
    scenario.network.accounts = 1'000'000;
    scenario.replicates = 2;
    const RunForecast forecast = forecast_generated(scenario);
    const auto second = [&] {
        return peak_of_run(forecast, scenario, 2) - peak_of_run(forecast, scenario, 1);
    };
    EXPECT_EQ(second(), forecast.network_bytes + forecast.people_bytes);
    scenario.network.redraw = false;
    EXPECT_EQ(second(), forecast.people_bytes);
    const std::uint64_t with_two = peak_of_run(forecast, scenario, 2);
    scenario.replicates = 100;
    const std::uint64_t with_hundred = peak_of_run(forecast, scenario, 2);
    EXPECT_EQ(with_hundred - with_two, 98 * forecast.record_bytes);
    constexpr std::uint64_t variants = 3;
    EXPECT_EQ(peak_of_run(forecast, scenario, 2, variants) - with_hundred, 200 * forecast.record_bytes);
}

TEST(RunScenario, SeedsAndReplicatesDiffer) {
    Scenario scenario = founding_case();
    const auto first = run_scenario(scenario, {}).replicates;
    scenario.seed = 2;
    const auto second = run_scenario(scenario, {}).replicates;
    EXPECT_NE(series_of(first[0], "logins"), series_of(first[1], "logins"));
    EXPECT_NE(series_of(first[0], "logins"), series_of(second[0], "logins"));
    EXPECT_NE(first[0].network.statistics.edges, first[1].network.statistics.edges);
    EXPECT_EQ(first[1].replicate, 1U);
}

TEST(RunScenario, ReplicatesMayShareANetwork) {
    Scenario scenario = quiet_scenario();
    scenario.network.redraw = false;
    const auto records = run_scenario(scenario, {}).replicates;
    const Network network = generate_network(scenario, {scenario.seed, 0}, *serial_executor());
    const auto statistics = describe_network(network.graph, *serial_executor());
    for (const ReplicateRecord& record : records) EXPECT_EQ(record.network.statistics, statistics);
    EXPECT_EQ(records[0].network.fan_homophily, records[1].network.fan_homophily);
    EXPECT_NE(series_of(records[0], "logins"), series_of(records[1], "logins")) << "but not its people";
}

TEST(RunScenario, ARequestStopsIt) {
    StopRequest stop;
    std::atomic<int> steps = 0;
    const auto stop_soon = [&] {
        if (++steps == 10) stop.request();
    };
    for (const int threads : {1, 2}) {
        steps = 0;
        EXPECT_EQ(failure(founding_case(), {.threads = threads, .stop = &stop, .after_step = stop_soon}),
                  ExitCode::stopped_early);
        EXPECT_LE(steps, 10 + threads) << "at the next step";
    }
}

// Counts the networks that are made.
NetworkSource counted(std::atomic<int>& networks) {
    return [&networks](const Scenario& scenario, const RandomSource& source, Executor& executor) {
        ++networks;
        return generate_network(scenario, source, executor);
    };
}

TEST(RunScenario, AStoppedOneGoesOnFromItsFinishedReplicates) {
    for (const bool redraw : {true, false}) {
        Scenario scenario = with_targets();
        scenario.network.redraw = redraw;
        const Bits whole = run(scenario, {.threads = 2});
        MemoryStore store;
        StopRequest stop;
        double steps = 0.0;
        const auto stop_in_the_second = [&] {
            if (++steps * scenario.step >= 1.5 * scenario.duration) stop.request();
        };
        EXPECT_EQ(failure(scenario, {.stop = &stop, .after_step = stop_in_the_second, .store = &store}),
                  ExitCode::stopped_early);
        EXPECT_TRUE(store.has(0));
        EXPECT_FALSE(store.has(1));
        std::atomic<int> networks = 0;
        EXPECT_EQ(run(scenario, {.threads = 2, .network = counted(networks), .store = &store}), whole);
        EXPECT_EQ(networks, redraw ? 2 : 1);
    }
}

TEST(RunScenario, WhatIsThereIsNotRun) {
    for (const bool redraw : {true, false}) {
        Scenario scenario = with_targets();
        scenario.network.redraw = redraw;
        const auto records = run_scenario(scenario, {}).replicates;
        MemoryStore store;
        for (const ReplicateRecord& record : records) store.keep(record.replicate, {record});
        std::atomic<int> networks = 0, steps = 0;
        const RunOptions options{
            .after_step = [&] { ++steps; }, .network = counted(networks), .store = &store};
        EXPECT_EQ(run(scenario, options).size(), records.size());
        EXPECT_EQ(networks, 0);
        EXPECT_EQ(steps, 0);
    }
}

// More replicates than before: those that are there need not be the first.
TEST(RunScenario, AnyReplicateMayBeThere) {
    const Scenario scenario = with_targets();
    auto records = run_scenario(scenario, {}).replicates;
    MemoryStore store;
    store.keep(1, {std::move(records[1])});
    EXPECT_EQ(run(scenario, {.threads = 2, .store = &store}), run(scenario, {}));
}

TEST(RunScenario, RefusesWhatDoesNotFitIntoMemory) {
    Scenario scenario = founding_case();
    const std::uint64_t needed = peak_of_run(forecast_generated(scenario), scenario, 1);
    EXPECT_EQ(failure(scenario, {.memory = needed - 1}), ExitCode::out_of_memory);
    EXPECT_EQ(failure(scenario, {.memory = needed}), ExitCode::ok);
    scenario.network.redraw = false;
    scenario.network.homophily = 2.0;  // to build it is an InputError: it must be refused before
    EXPECT_EQ(failure(scenario, {.memory = 1'000'000}), ExitCode::out_of_memory);
}

TEST(RunScenario, ADenseNetworkTakesMoreWhileItIsBuilt) {
    Scenario scenario = founding_case();
    scenario.network.accounts = 1'000'000;
    scenario.network.out_degree_mean = scenario.network.out_degree_cap = 1000;
    const RunForecast dense = forecast_generated(scenario);
    EXPECT_GE(dense.replicate_bytes, 6 * dense.edges);
    EXPECT_GT(dense.replicate_bytes, forecast_run(scenario, dense.accounts, dense.edges).replicate_bytes);
}

TEST(RunScenario, TheForecastCountsWhatIsStatedOfPeople) {
    const Scenario scenario = founding_case();
    Network network{.graph = FollowerGraph({0, 1, 1}, {1}), .imported = true};
    const RunForecast plain = forecast_network(scenario, network);
    EXPECT_EQ(plain.network_bytes, forecast_run(scenario, 2, 1).network_bytes);
    network.stated = std::make_shared<const StatedPeople>(StatedPeople{.people = {{}, {}}, .actor_ids = {}});
    const RunForecast stated = forecast_network(scenario, network);
    EXPECT_EQ(stated.network_bytes - plain.network_bytes, 2 * sizeof(StatedPerson));
    EXPECT_EQ(stated.replicate_bytes - plain.replicate_bytes, 2 * sizeof(StatedPerson));
}

TEST(RunScenario, TheForecastOfEdgesHolds) {
    const Scenario scenario = founding_case();
    const auto expected = static_cast<double>(forecast_generated(scenario).edges);
    const NetworkRecord network = run_scenario(scenario, {}).replicates[0].network;
    const auto built =
        static_cast<double>(network.statistics.edges + network.duplicates_dropped + network.loops_dropped);
    EXPECT_NEAR(built / expected, 1.0, 0.05);
}

TEST(RunScenario, JudgesTargets) {
    const auto record = run_scenario(with_targets(), {}).replicates[0];
    ASSERT_EQ(record.targets.size(), 2U);
    EXPECT_TRUE(record.targets[0].met);
    EXPECT_FALSE(record.targets[1].met);
    EXPECT_EQ(record.targets[1].value, series_of(record, "kol_departures").back());
}

}  // namespace
}  // namespace backlash
