// Files that extend others, and overrides of the command line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/example_catalogue.hpp"
#include "scenario/example_scenario.hpp"
#include "scenario/read_scenario.hpp"

namespace backlash {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using testing::example_catalogue;
using testing::example_scenario;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::mistakes;
using testing::read_text;
using testing::TemporaryFolder;

const EventValues& event_of(const Scenario& scenario, const std::string& id) {
    for (const auto& event : scenario.events) {
        if (event.id == id) return event;
    }
    throw std::logic_error("no event " + id);
}

TEST(Extends, ChangesAddsAndTakesAway) {
    const TemporaryFolder folder;
    folder.write("base.yaml", example_scenario);
    const auto path = folder.write("early.yaml", R"(backlash: 1
extends: base.yaml
title: Early
network: {homophily: .5}
population: {attribution: {ceo: .1, junior: .25}}
events:
  apology: {at: onset + 2h}
  mockery: none
  second: {kind: apology, at: penalty + 2 h, by: founder, completeness: 1}
targets: {O1: none, O2: {between: [0, 1]}}
)");
    const Scenario scenario = read_scenario(path, example_catalogue());
    EXPECT_EQ(scenario.name, "early");
    EXPECT_EQ(scenario.title, "Early");
    EXPECT_EQ(scenario.network.homophily, 0.5);
    EXPECT_EQ(scenario.network.accounts, 200000U);
    EXPECT_THAT(scenario.population.attribution, ElementsAre(.25, .25, .40, .1));
    EXPECT_EQ(event_of(scenario, "apology").time, 38.5);
    EXPECT_EQ(event_of(scenario, "apology").attributes.at("completeness"), 0.55);
    EXPECT_EQ(event_of(scenario, "penalty").time, 62.5);
    EXPECT_EQ(event_of(scenario, "second").time, 64.5);
    EXPECT_EQ(scenario.events.size(), 7U);
    EXPECT_EQ(scenario.targets.size(), 4U);
    EXPECT_EQ(*scenario.targets[0].at_most, 1.0);
}

TEST(Extends, TakesAwayAWholeSection) {
    const Scenario scenario = read_text(example_scenario, {"targets=none"});
    EXPECT_TRUE(scenario.targets.empty());
    EXPECT_EQ(scenario.events.size(), 7U);
}

TEST(Extends, KeepsAllFilesVerbatimTheBaseFirst) {
    const TemporaryFolder folder;
    const auto base = folder.write("base.yaml", example_scenario);
    const auto path = folder.write("top.yaml", "backlash: 1\nextends: base.yaml");
    const std::vector<std::string> overrides = {"seed=7"};
    const Scenario scenario = read_scenario(path, example_catalogue(), overrides);
    EXPECT_EQ(scenario.text, "# ---- " + base.string() + "\n" + std::string(example_scenario) + "# ---- " +
                                 path.string() + "\nbacklash: 1\nextends: base.yaml\n# --set seed=7\n");
    EXPECT_EQ(event_of(scenario, "rumour").where.file, base.string());
}

TEST(Extends, DoesNotPassOnTheName) {
    const TemporaryFolder folder;
    folder.write("base.yaml", "backlash: 1\nname: basis\nstart: 2026-01-04T00:00Z\n");
    EXPECT_EQ(read_scenario(folder.path() / "base.yaml", example_catalogue()).name, "basis");
    const auto path = folder.write("top.yaml", "backlash: 1\nextends: base.yaml\n");
    EXPECT_EQ(read_scenario(path, example_catalogue()).name, "top");
}

TEST(Extends, SeesPathsFromTheScenarioFile) {
    const TemporaryFolder folder;
    folder.write(
        "common/base.yaml",
        "backlash: 1\nstart: 2026-01-04T00:00Z\nnetwork: {edges: follows.txt.gz, people: who.csv}\n");
    const auto path = folder.write("study/top.yaml", "backlash: 1\nextends: ../common/base.yaml\n");
    EXPECT_EQ(read_scenario(path, example_catalogue()).network.edges, "../common/follows.txt.gz");
    EXPECT_EQ(read_scenario(path, example_catalogue()).network.people, "../common/who.csv");
    EXPECT_EQ(read_scenario(folder.path() / "common/base.yaml", example_catalogue()).network.edges,
              "follows.txt.gz");
}

TEST(Extends, RefusesCyclesAndLongChains) {
    const TemporaryFolder folder;
    const auto complaint_of = [&](const std::string& name) {
        try {
            read_scenario(folder.path() / name, example_catalogue());
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string{};
    };
    folder.write("a.yaml", "backlash: 1\nextends: b.yaml\n");
    folder.write("b.yaml", "backlash: 1\nextends: ./a.yaml\n");
    EXPECT_THAT(complaint_of("a.yaml"), HasSubstr("b.yaml:2:10: '" + (folder.path() / "a.yaml").string() +
                                                  "' extends itself; expected no cycle"));
    folder.write("0.yaml", "backlash: 1\nstart: 2026-01-04T00:00Z\n");
    for (int i = 1; i <= 9; ++i) {
        folder.write(std::to_string(i) + ".yaml",
                     "backlash: 1\nextends: " + std::to_string(i - 1) + ".yaml\n");
    }
    EXPECT_EQ(complaint_of("8.yaml"), "");
    EXPECT_THAT(complaint_of("9.yaml"),
                HasSubstr("too many files extend one another; expected a chain of at most 8"));
    EXPECT_THAT(complaint_of("none.yaml"), HasSubstr("none.yaml: cannot be read: No such file or directory"));
    EXPECT_THAT(complaint_of("."), HasSubstr("it is a folder"));
}

TEST(Override, ReplacesAnyKey) {
    const Scenario scenario = read_text(
        example_scenario, {"events.apology.at=onset + 4h", "network.accounts=1e6",
                           "population.attribution.ceo=.2", "market.holidays=[2026-01-05, 2026-01-06]",
                           "events.mockery=none", "title=a = b", "events.penalty.penalty.junior=0",
                           "events.extra={kind: buyback, at: start + 1 h, until: "
                           "start + 2 h, amount: 1 MHKD}"});
    EXPECT_EQ(event_of(scenario, "apology").time, 40.5);
    EXPECT_EQ(scenario.network.accounts, 1'000'000U);
    EXPECT_THAT(scenario.market.holidays, ElementsAre("2026-01-05", "2026-01-06"));
    EXPECT_EQ(scenario.title, "a = b");
    EXPECT_EQ(event_of(scenario, "penalty").attributes.at("penalty.junior"), 0.0);
    EXPECT_EQ(event_of(scenario, "extra").attributes.at("amount"), 1e6);
    EXPECT_EQ(scenario.events.size(), 7U);
}

TEST(Override, NamesItselfInMistakes) {
    EXPECT_THAT(
        mistakes(example_scenario,
                 {"network.acounts=5", "seed", "seed=", "=5", "a..b=1", "extends=x", "step=[1", "seed=x"}),
        ElementsAre("--set network.acounts=5: unknown key 'acounts' in network; did you mean 'accounts'?",
                    HasSubstr("--set seed: there is no '='; expected key=value"), HasSubstr("--set seed=: "),
                    HasSubstr("--set =5: there is a key without a name"),
                    HasSubstr("--set a..b=1: there is a key without a name"),
                    HasSubstr("--set extends=x: extends cannot be set here"), HasSubstr("--set step=[1:"),
                    HasSubstr("--set seed=x: seed: 'x' is not a number")));
}

TEST(Override, IsCheckedTogetherWithTheFile) {
    EXPECT_THAT(mistakes(example_scenario, {"events.apology=none"}),
                ElementsAre(HasSubstr("refers to the unknown event 'apology'"),
                            HasSubstr("refers to the unknown event 'apology'")));
    EXPECT_THAT(
        mistakes(example_scenario, {"population.core_share=.9"}),
        ElementsAre(EndsWith("core_share, fan_share and kol_share sum to 1.066; expected at most 1")));
    EXPECT_THAT(mistakes(example_scenario, {"duration=7 days"}), IsEmpty());
}

}  // namespace
}  // namespace backlash
