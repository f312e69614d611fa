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

}  // namespace
}  // namespace backlash
