#include "study/pairing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "base/error.hpp"

namespace backlash {
namespace {

using testing::HasSubstr;

Scenario named(const std::string& name) {
    Scenario scenario;
    scenario.name = name;
    scenario.file = name + ".yaml";
    return scenario;
}

std::string complaint(const std::vector<Scenario>& scenarios) {
    try {
        require_pairs(scenarios);
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

TEST(Pairing, OfVariantsThatDifferInWhatHappens) {
    Scenario variant = named("b");
    variant.events.push_back({.id = "leak", .kind = "revelation"});
    variant.outrage.contagion_rate = 0.0;
    variant.population.attribution = {0.55, 0.25, 0.15, 0.05};
    variant.market.noise = true;
    EXPECT_EQ(complaint({named("a"), variant, named("c")}), "");
}

TEST(Pairing, RefusesWhatHasNoPairs) {
    const std::vector<std::pair<std::string, std::function<void(Scenario&)>>> changes = {
        {"seed is 2 and 1", [](Scenario& s) { s.seed = 2; }},
        {"replicates is 9 and 8", [](Scenario& s) { s.replicates = 9; }},
        {"duration is 24 h and 144 h", [](Scenario& s) { s.duration = 24.0; }},
        {"step is 10 min and 5 min", [](Scenario& s) { s.step = 1.0 / 6.0; }},
        {"recording.cadence is 2 h and 1 h", [](Scenario& s) { s.recording.cadence = 2.0; }},
        {"market.currency is USD and HKD", [](Scenario& s) { s.market.currency = "USD"; }},
        {"start at different times", [](Scenario& s) { s.start_unix = 3600; }},
        {"start at different times", [](Scenario& s) { s.zone_offset_minutes = 60; }},
        {"network.accounts is 5000 and 200000", [](Scenario& s) { s.network.accounts = 5000; }},
        {"their networks differ", [](Scenario& s) { s.network.homophily = 0.1; }},
        {"their networks differ", [](Scenario& s) { s.network.edges = "follows.txt"; }},
        {"their networks differ", [](Scenario& s) { s.network.people = "people.csv"; }},
        {"their networks differ", [](Scenario& s) { s.population.fan_share = 0.2; }},
        {"their networks differ", [](Scenario& s) { s.actors.push_back({.id = "founder"}); }},
    };
    for (const auto& [message, change] : changes) {
        Scenario variant = named("b");
        change(variant);
        EXPECT_THAT(complaint({named("a"), variant}),
                    AllOf(HasSubstr("b.yaml: cannot be paired with a.yaml: "), HasSubstr(message)));
    }
}

TEST(Pairing, SaysAllThatIsWrong) {
    Scenario variant = named("b");
    variant.seed = 2;
    variant.duration = 24.0;
    Scenario third = named("c");
    third.step = 1.0;
    EXPECT_THAT(complaint({named("a"), variant, third}),
                AllOf(HasSubstr("seed"), HasSubstr("duration"), HasSubstr("c.yaml: cannot be paired")));
}

TEST(Pairing, NeedsNames) {
    EXPECT_THAT(complaint({named("a"), named("b"), named("b")}), HasSubstr("two scenarios are called 'b'"));
}

Scenario about_sir(const std::string& name) {
    Scenario scenario = named(name);
    scenario.model = "sir";
    scenario.classic.parameters = {{"transmission", 0.5}, {"steps", 400}, {"state_every", 10}};
    scenario.classic.generator = "random";
    scenario.classic.generator_parameters = {{"mean_degree", 5}};
    return scenario;
}

TEST(Pairing, OfPublishedModelsWithOtherParameters) {
    Scenario variant = about_sir("b");
    variant.classic.parameters["transmission"] = 1.0;
    EXPECT_EQ(complaint({about_sir("a"), variant}), "");
}

TEST(Pairing, RefusesPublishedModelsThatShareTooLittle) {
    const auto refused = [](const std::function<void(Scenario&)>& change) {
        Scenario variant = about_sir("b");
        change(variant);
        return complaint({about_sir("a"), variant});
    };
    EXPECT_THAT(refused([](Scenario& s) { s.model = "seir"; }),
                HasSubstr("it is about the model 'seir' and not 'sir'"));
    EXPECT_THAT(refused([](Scenario& s) { s.model = crisis_model; }), HasSubstr("model 'crisis'"));
    EXPECT_THAT(refused([](Scenario& s) { s.classic.parameters["steps"] = 300; }),
                HasSubstr("parameters.steps is 300 and 400"));
    EXPECT_THAT(refused([](Scenario& s) { s.classic.parameters["state_every"] = 5; }),
                HasSubstr("parameters.state_every is 5 and 10"));
    EXPECT_THAT(refused([](Scenario& s) { s.classic.generator_parameters["mean_degree"] = 6; }),
                HasSubstr("their networks differ"));
    EXPECT_THAT(refused([](Scenario& s) { s.seed = 2; }), HasSubstr("seed is 2 and 1"));
}

}  // namespace
}  // namespace backlash
