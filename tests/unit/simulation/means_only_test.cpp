// Runs that record means of the population only, beside whole ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "simulation/bits_of.hpp"
#include "simulation/run_scenario.hpp"
#include "simulation/simulation.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

Scenario changed(const std::function<void(Scenario&)>& change) {
    Scenario scenario = founding_case();
    scenario.duration = 120.0;
    change(scenario);
    return scenario;
}

ReplicateRecord record_of(const Scenario& scenario, bool distributions) {
    const RandomSource source{scenario.seed, 0};
    const auto executor = serial_executor();
    const Network network = generate_network(scenario, source, *executor);
    Simulation simulation(scenario, draw_audience(scenario, network, source, *executor), source, *executor,
                          {.logins = nullptr, .distributions = distributions});
    return run_to_end(simulation, scenario, 0, {});
}

std::vector<double> outraged_fans(const ReplicateRecord& record) {
    return std::ranges::find(record.indicators, "outraged_fans", [](const auto& i) { return i.what.name; })
        ->values;
}

// Onset by name and by being first, late, at the edge of a sweep, absent; and an event that waits for anger.
const std::vector<std::function<void(Scenario&)>>& scenarios() {
    static const std::vector<std::function<void(Scenario&)>> all = {
        [](Scenario&) {},
        [](Scenario& s) { s.onset.clear(); },
        [](Scenario& s) { event_named(s, "screenshot").time = 36.0; },
        [](Scenario& s) { event_named(s, "screenshot").time = 60.0; },
        [](Scenario& s) { s.recording.cadence = 5.0; },
        [](Scenario& s) { s.events.clear(); },
        [](Scenario& s) {
            event_named(s, "apology").when =
                Trigger{.quantity = "outrage", .group = fans_group, .threshold = .2};
        }};
    return all;
}

TEST(MeansOnly, EverythingElseIsTheSame) {
    for (std::size_t k = 0; k < scenarios().size(); ++k) {
        const Scenario scenario = changed(scenarios()[k]);
        ReplicateRecord whole = record_of(scenario, true);
        const ReplicateRecord means = record_of(scenario, false);
        for (SweepTable& table : whole.sweeps) {
            EXPECT_FALSE(table.deciles.empty());
            table.deciles.clear();
            table.histogram.clear();
        }
        EXPECT_EQ(bits_of(means), bits_of(whole)) << k;
    }
}

// By hand from the histograms of all sweeps.
TEST(MeansOnly, HorizonsAreTheFirstSweepsSoLongAfterTheOnset) {
    const Scenario scenario = changed([](Scenario& s) { event_named(s, "screenshot").time = 60.5; });
    const ReplicateRecord record = record_of(scenario, true);
    const auto& histogram = record.sweeps[0].histogram;
    for (std::size_t k = 0; k < 2; ++k) {
        const std::size_t hour = 85 + 24 * k;
        const auto* const bins = &histogram[(hour * group_count + fans_group) * histogram_bins];
        EXPECT_TRUE(std::equal(bins, bins + histogram_bins, record.fans_outrage[k].begin())) << k;
        EXPECT_EQ(std::accumulate(bins, bins + histogram_bins, 0U), record.accounts[fans_group]);
        EXPECT_GT(outraged_fans(record)[k], 0.0);
    }
    EXPECT_TRUE(std::isnan(outraged_fans(record)[2])) << "after the end";
}

}  // namespace
}  // namespace backlash
