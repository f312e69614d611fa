#include "scenario/read_scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/example_catalogue.hpp"
#include "scenario/example_scenario.hpp"

namespace backlash {
namespace {

using ::testing::ElementsAre;
using testing::example_scenario;
using testing::example_with;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::mistakes;
using testing::read_text;

TEST(ReadScenario, TakesEveryPartOfTheExample) {
    ASSERT_THAT(mistakes(example_scenario), IsEmpty());
    const Scenario scenario = read_text(example_scenario);
    EXPECT_EQ(scenario.name, "case");
    EXPECT_EQ(scenario.title, "A crisis: 危机");
    EXPECT_EQ(scenario.start_unix, 1767456000);
    EXPECT_EQ(scenario.zone_offset_minutes, 480);
    EXPECT_EQ(scenario.duration, 144.0);
    EXPECT_EQ(scenario.step, 1.0 / 12.0);
    EXPECT_EQ(scenario.network.accounts, 200000U);
    EXPECT_EQ(scenario.network.homophily, 0.7);
    EXPECT_EQ(scenario.population.core_loyalty[0], 8.0);
    EXPECT_EQ(scenario.attention.rhythm.size(), 7U);
    EXPECT_EQ(scenario.market.daily_volume, 6.5e9);
    EXPECT_EQ(scenario.market.factor_paths.at("mixed")[1].log_return, -0.012);
    EXPECT_EQ(scenario.market.factor_paths.at("mixed")[1].time, 36.0);
    EXPECT_EQ(scenario.text, example_scenario);
}

TEST(ReadScenario, OrdersEventsByTimeAndResolvesRelativeTimes) {
    const Scenario scenario = read_text(example_scenario);
    std::vector<std::string> ids;
    for (const auto& event : scenario.events) ids.push_back(event.id);
    EXPECT_THAT(ids,
                ElementsAre("rumour", "screenshot", "defection", "buyback", "mockery", "apology", "penalty"));
    EXPECT_EQ(scenario.events[5].time, 24.0 + 21.0 + 35.0 / 60.0);
    EXPECT_EQ(scenario.events[4].time, 24.0 + 19.0);
    EXPECT_EQ(scenario.events[6].time, 48.0 + 21.0 + 35.0 / 60.0);
}

TEST(ReadScenario, FillsInAttributesAndTheirDefaults) {
    const Scenario scenario = read_text(example_scenario);
    const auto& penalty = scenario.events[6];
    EXPECT_EQ(penalty.by->name, "corporate");
    EXPECT_EQ(penalty.attributes.at("penalty.junior"), 1.0);
    EXPECT_EQ(penalty.attributes.at("penalty.ceo"), 0.0);
    EXPECT_EQ(penalty.attributes.at("salience"), 1.0);
    const auto& screenshot = scenario.events[1];
    EXPECT_EQ(screenshot.by->type, AccountType::core);
    EXPECT_EQ(screenshot.by->rank, 5U);
    EXPECT_EQ(screenshot.where.line, 22);
    EXPECT_EQ(screenshot.where.column, 3);
    const auto& buyback = scenario.events[3];
    EXPECT_EQ(buyback.attributes.at("until"), 40.0);
    EXPECT_EQ(buyback.attributes.at("amount"), 149e6);
    EXPECT_FALSE(buyback.by.has_value());
}

TEST(ReadScenario, ReadsTargets) {
    const auto targets = read_text(example_scenario).targets;
    ASSERT_EQ(targets.size(), 5U);
    EXPECT_EQ(*targets[0].at_least, 45.0);
    EXPECT_EQ(*targets[0].at_most, 47.0);
    EXPECT_EQ(targets[1].numbers.at("day"), 1.0);
    EXPECT_EQ(*targets[1].at_most, 0.686);
    EXPECT_FALSE(targets[2].at_most.has_value());
    EXPECT_EQ(targets[3].names.at("event"), "penalty");
    EXPECT_EQ(targets[3].names.at("group"), "all");
    EXPECT_EQ(targets[3].numbers.at("window"), 3.0);
    EXPECT_EQ(targets[4].numbers.at("after"), 13.0);
}

TEST(ReadScenario, TakesBoundsInEveryNotation) {
    const auto scenario = read_text(example_with("targets:\n", R"(targets:
  N1: {measure: peak_volume_time, at_least: 13:00}
  N2: {measure: peak_volume_time, at_least: -2.83 %, at_most: 1e-1}
  N3: {measure: peak_volume_time, between: [90 min, onset + 1 day]}
)"));
    EXPECT_EQ(scenario.targets[0].at_least, 13.0);
    EXPECT_EQ(scenario.targets[1].at_least, -0.0283);
    EXPECT_EQ(scenario.targets[1].at_most, 0.1);
    EXPECT_EQ(scenario.targets[2].at_least, 1.5);
    EXPECT_EQ(scenario.targets[2].at_most, 60.5);
}

TEST(ReadScenario, FindsTheOnset) {
    EXPECT_EQ(read_text(example_scenario).onset, "screenshot");
    EXPECT_EQ(read_text(example_with("onset: screenshot\n", "")).onset, "screenshot");
    const std::string none = "backlash: 1\nstart: 2026-01-04T00:00Z\n";
    EXPECT_EQ(read_text(none).onset, "");
    const auto unknown = none + "events: {x: {kind: buyback, at: onset + 1h, until: start + 3 h, amount: 1}}";
    EXPECT_THAT(mistakes(unknown), ElementsAre(HasSubstr("has no onset to count from")));
}

TEST(ReadScenario, TakesAFactorThatMovesThePriceToTheEndOfWhatItMay) {
    const std::string head =
        "backlash: 1\nstart: 2026-01-04T00:00Z\nmarket: {factor_paths: {up: [[start, 2]], far: "
        "[[start, 2.01]]}, factor_exposure: -10, factor: ";
    EXPECT_THAT(mistakes(head + "up}"), IsEmpty());
    EXPECT_THAT(mistakes(head + "far}"),
                ElementsAre(HasSubstr("-10 times a log-return of 2.01 moves the price by more than e^20")));
}

TEST(ReadScenario, NamesAllMistakesInOneGoInTheOrderOfTheFile) {
    const auto found = mistakes(R"(backlash: 1
start: 2026-01-04T00:00
network: {acounts: 5, homophily: 120 %}
events:
  leak: {kind: revelaton, at: 2026-01-05T12:61, by: nobody}
  sorry: {kind: apology, at: leek + 2h, by: {type: brand}, completeness: 010}
market: {factor: mixed}
)");
    EXPECT_THAT(
        found,
        ElementsAre(
            HasSubstr(
                "case.yaml:2:8: start: '2026-01-04T00:00' has no time zone; expected a time with its zone"),
            "case.yaml:3:11: unknown key 'acounts' in network; did you mean 'accounts'?",
            "case.yaml:3:34: network.homophily: '120 %' is out of range; expected 0 to 1",
            HasSubstr("case.yaml:5:16: events.leak.kind: 'revelaton' is unknown; expected apology, buyback, "
                      "defection, "
                      "penalty, provocation or revelation; did you mean 'revelation'?"),
            HasSubstr("case.yaml:5:31: events.leak.at: '2026-01-05T12:61' has no such hour"),
            HasSubstr("case.yaml:5:53: events.leak.by: 'nobody' is no actor"),
            HasSubstr("case.yaml:6:30: events.sorry.at: 'leek + 2h' refers to the unknown event 'leek'; "
                      "expected a time such "
                      "as 2026-01-05T21:35, onset + 9h05m or start + 3 h; did you mean 'leak + 2h'?"),
            HasSubstr("case.yaml:6:74: events.sorry.completeness: '010' has a leading zero; expected a "
                      "number such as 0.35 "
                      "or 35 %; did you mean '10'?"),
            "case.yaml:7:18: 'mixed' is none of market.factor_paths; expected flat"));
}

}  // namespace
}  // namespace backlash
