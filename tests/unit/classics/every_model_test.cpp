// What holds for every registered model and every network generator, whatever it is.
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <fstream>

#include "base/error.hpp"
#include "classics/classic_forecast.hpp"
#include "classics/figures.hpp"
#include "classics/network_kind.hpp"
#include "model_case.hpp"
#include "network/generators/random_ties.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/resolved_yaml.hpp"

namespace backlash::testing {
namespace {

// Several blocks of accounts, or three threads would never share the work.
constexpr std::uint32_t accounts = 40'000;

const Influence& random_network() {
    static const Influence network =
        influence_of(generate_random_ties({.accounts = accounts, .mean_degree = 6.0}, {}, *serial_executor()),
                     *serial_executor());
    return network;
}

ReplicateRecord short_run(const ClassicModel& model, int threads, std::uint64_t seed = 7) {
    std::map<std::string, double> parameters = {{"steps", 12}, {"state_every", 5}};
    for (const auto& parameter : model.descriptor.attributes) {
        if (parameter.name == "seeds") parameters["seeds"] = 2000;  // so that something happens
    }
    const ModelCase model_case(model.descriptor.name, parameters);
    return model_case.run(random_network(), {.seed = seed}, *parallel_executor(threads));
}

Catalogue all_kinds() {
    Catalogue catalogue;
    for (const auto& model : classic_models()) catalogue.models.push_back(model.descriptor);
    for (const auto& kind : network_kinds()) catalogue.generators.push_back(kind.descriptor);
    return catalogue;
}

Scenario read_text(const std::string& text) {
    const auto path = std::filesystem::path(::testing::TempDir()) / "classic.yaml";
    std::ofstream(path) << text;
    return read_scenario(path, all_kinds());
}

bool same_bits(const ReplicateRecord& a, const ReplicateRecord& b) {
    for (std::size_t k = 0; k < a.series.size(); ++k) {
        if (a.series[k].values != b.series[k].values) return false;
    }
    return a.states[0].histogram == b.states[0].histogram && a.states[0].mean == b.states[0].mean &&
           a.states[0].deviation == b.states[0].deviation;
}

TEST(EveryModel, SaysWhatItIs) {
    ASSERT_GE(classic_models().size(), 3U);
    for (const auto& model : classic_models()) {
        SCOPED_TRACE(model.descriptor.name);
        EXPECT_FALSE(model.descriptor.meaning.empty());
        EXPECT_FALSE(model.equation.empty());
        EXPECT_TRUE(model.source.find_first_of("12") != std::string::npos) << "a source has a year";
        EXPECT_FALSE(model.observables.empty());
        EXPECT_LT(model.state.minimum, model.state.maximum);
        EXPECT_GT(model.bytes_an_account, 0U);
    }
}

TEST(EveryModel, RecordsFiniteValuesOfTheRightShape) {
    for (const auto& model : classic_models()) {
        SCOPED_TRACE(model.descriptor.name);
        const auto record = short_run(model, 1);
        ASSERT_EQ(record.series.size(), model.observables.size());
        for (const auto& series : record.series) {
            ASSERT_EQ(series.values.size(), 13U);
            for (const double value : series.values) ASSERT_TRUE(std::isfinite(value)) << series.what.name;
        }
        EXPECT_EQ(record.sweep_times, (std::vector<double>{0, 5, 10, 12}));
        std::uint64_t counted = 0;
        for (const auto count : record.states.front().histogram) counted += count;
        EXPECT_EQ(counted, 4ULL * accounts);
        const auto figures = figures_of(model.observables);
        ASSERT_EQ(record.indicators.size(), figures.size());
        for (std::size_t k = 0; k < figures.size(); ++k) {
            EXPECT_EQ(record.indicators[k].what.name, figures[k].name);
            EXPECT_EQ(record.indicators[k].what.unit, figures[k].unit);
        }
    }
}

TEST(EveryModel, IsTheSameForAnyNumberOfThreads) {
    for (const auto& model : classic_models()) {
        SCOPED_TRACE(model.descriptor.name);
        const auto one = short_run(model, 1);
        EXPECT_TRUE(same_bits(one, short_run(model, 3)));
        EXPECT_TRUE(same_bits(one, short_run(model, 1))) << "a second time";
    }
}

TEST(EveryModel, FollowsItsSeed) {
    for (const auto& model : classic_models()) {
        SCOPED_TRACE(model.descriptor.name);
        EXPECT_FALSE(same_bits(short_run(model, 1), short_run(model, 1, 8)));
    }
}

TEST(EveryModel, RefusesParametersOutOfRange) {
    for (const auto& model : classic_models()) {
        for (const auto& parameter : model.descriptor.attributes) {
            if (!parameter.options.empty()) continue;
            for (const double outside : {parameter.minimum - 1.0, parameter.maximum * 2.0 + 1.0}) {
                const auto text = "backlash: 1\nmodel: " + model.descriptor.name + "\nparameters:\n  " +
                                  parameter.name + ": " + std::to_string(std::llround(outside)) + "\n";
                SCOPED_TRACE(text);
                try {
                    read_text(text);
                    ADD_FAILURE() << "was read";
                } catch (const InputError& error) {
                    EXPECT_EQ(error.complaints().front().where.line, 4);
                    EXPECT_NE(std::string(error.what()).find(parameter.name), std::string::npos);
                }
            }
        }
    }
}

TEST(EveryModel, KeepsItsScenarioWhenThatIsWrittenOut) {
    const auto kinds = all_kinds();
    for (const auto& model : classic_models()) {
        SCOPED_TRACE(model.descriptor.name);
        const auto scenario = read_text("backlash: 1\nmodel: " + model.descriptor.name + "\nname: any\n");
        const auto again = read_text(resolved_yaml(scenario, kinds));
        EXPECT_EQ(resolved_yaml(scenario, kinds), resolved_yaml(again, kinds));
        EXPECT_EQ(scenario.classic, again.classic);
    }
}

// Replicates that are there are taken as they are, the others are what they would have been.
TEST(EveryModel, GoesOnFromFinishedReplicates) {
    for (const auto& model : classic_models()) {
        SCOPED_TRACE(model.descriptor.name);
        Scenario scenario = read_text("backlash: 1\nmodel: " + model.descriptor.name +
                                      "\nreplicates: 3\nnetwork: {accounts: 600}\nparameters: {steps: 12}\n");
        for (const bool redraw : {true, false}) {
            scenario.network.redraw = redraw;
            const auto whole = run_model(scenario, {.threads = 1}).replicates;
            MemoryStore store;
            store.keep(1, {whole[1]});
            std::atomic<int> steps = 0;
            const RunOptions options{.threads = 2, .after_step = [&] { ++steps; }, .store = &store};
            const auto again = run_model(scenario, options).replicates;
            EXPECT_EQ(steps, 2 * 12);
            ASSERT_EQ(again.size(), 3U);
            for (std::uint32_t r = 0; r < 3; ++r) {
                EXPECT_EQ(again[r].replicate, r);
                EXPECT_TRUE(same_bits(again[r], whole[r]));
                EXPECT_EQ(again[r].network.statistics.edges, whole[r].network.statistics.edges);
            }
        }
    }
}

TEST(EveryGenerator, MakesTheSameNetworkForAnyNumberOfThreads) {
    for (const auto& kind : network_kinds()) {
        SCOPED_TRACE(kind.descriptor.name);
        const auto text =
            "backlash: 1\nmodel: voter\nnetwork: {accounts: 600, generator: " + kind.descriptor.name + "}\n";
        const auto scenario = read_text(text);
        const auto one = build_influence(scenario, {.seed = 3}, *serial_executor());
        const auto three = build_influence(scenario, {.seed = 3}, *parallel_executor(3));
        EXPECT_TRUE(one.followers == three.followers);
        EXPECT_TRUE(one.followees == reversed(one.followers, *serial_executor()));
        EXPECT_EQ(one.weights, three.weights);
    }
}

TEST(EveryGenerator, MakesAsManyTiesAsItSays) {
    for (const auto& kind : network_kinds()) {
        SCOPED_TRACE(kind.descriptor.name);
        const auto scenario = read_text("backlash: 1\nmodel: voter\nnetwork: {accounts: 3000, generator: " +
                                        kind.descriptor.name + "}\n");
        const auto network = build_influence(scenario, {.seed = 4}, *serial_executor());
        const auto made = static_cast<double>(network.followers.edges() + network.loops_dropped +
                                              network.duplicates_dropped);
        EXPECT_NEAR(static_cast<double>(forecast_classic(scenario).edges) / made, 1.0, 0.05);
    }
}

TEST(Model, AnUnknownOneIsRefusedWithTheNearest) {
    try {
        read_text("backlash: 1\nmodel: votre\n");
        ADD_FAILURE() << "was read";
    } catch (const InputError& error) {
        EXPECT_EQ(error.complaints().front().suggestion, "voter");
        EXPECT_EQ(error.complaints().front().where.line, 2);
    }
}

TEST(Model, KeysOfTheCrisisAreRefused) {
    EXPECT_THROW(read_text("backlash: 1\nmodel: voter\nstart: 2026-01-04T00:00Z\n"), InputError);
    EXPECT_THROW(read_text("backlash: 1\nmodel: voter\nevents: {}\n"), InputError);
}

}  // namespace
}  // namespace backlash::testing
