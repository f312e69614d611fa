#include <gtest/gtest.h>

#include <cmath>

#include "simulation/handmade_record.hpp"
#include "simulation/measure.hpp"

namespace backlash {
namespace {

double value(const HandmadeRecord& made, const std::string& name, std::map<std::string, double> numbers = {},
             std::map<std::string, std::string> names = {}) {
    const RecordReader run(made.scenario, made.record);
    return measure(name).evaluate(
        run, {.measure = name, .numbers = std::move(numbers), .names = std::move(names)});
}

// 6 posts on Monday, 4 of them outraged, half an hour before the event at 8 h and after; 3 calm ones on
// Tuesday.
HandmadeRecord two_days() {
    HandmadeRecord made;
    made.series("posts_negative")[15] = 1.0;
    made.series("posts_negative")[16] = 3.0;
    made.series("posts_neutral")[21] = 2.0;
    made.series("posts_neutral")[50] = 3.0;
    made.add_event("statement", 8.0);
    return made;
}

TEST(Measures, CompareVolumes) {
    const HandmadeRecord made = two_days();
    EXPECT_EQ(value(made, "negative_share", {{"day", 0}}), 4.0 / 6.0);
    EXPECT_EQ(value(made, "negative_share", {{"day", 1}}), 0.0);
    EXPECT_TRUE(std::isnan(value(made, "negative_share", {{"day", 2}})));
    EXPECT_EQ(value(made, "volume_ratio", {{"day", 1}, {"to", 0}}), 0.5);
    EXPECT_TRUE(std::isnan(value(made, "volume_ratio", {{"day", 1}, {"to", 2}})));
    EXPECT_EQ(value(made, "peak_volume_time"), 8.0);
    EXPECT_TRUE(std::isnan(value(HandmadeRecord(), "peak_volume_time")));
}

TEST(Measures, ReboundIsAfterOverBefore) {
    const HandmadeRecord made = two_days();
    EXPECT_EQ(value(made, "volume_rebound", {{"window", 3}}, {{"event", "statement"}}), 5.0);
    EXPECT_EQ(value(made, "volume_rebound", {{"window", 2}}, {{"event", "statement"}}), 3.0);
    EXPECT_TRUE(std::isnan(value(made, "volume_rebound", {{"window", 3}}, {{"event", "nothing"}})));
}

TEST(Measures, FollowOutrage) {
    HandmadeRecord made = two_days();
    made.mean(0, 5, 0) = 0.6;
    made.mean(0, 7, 2) = 0.2;
    made.mean(0, 2, fans_group) = 0.5;
    made.record.events[0].outrage[fans_group] = 0.4;
    EXPECT_NEAR(value(made, "outrage_ratio", {}, {{"group", "core"}, {"to", "public"}}), 3.0, 1e-12);
    EXPECT_TRUE(std::isnan(value(made, "outrage_ratio", {}, {{"group", "core"}, {"to", "media"}})));
    const std::map<std::string, std::string> names = {{"event", "statement"}, {"group", "fans"}};
    EXPECT_NEAR(value(made, "outrage_persistence", {{"after", 4}}, names), 1.25, 1e-12);
    EXPECT_NEAR(value(made, "outrage_persistence", {{"after", 1}}, names), 0.25 / 0.4, 1e-12);
    made.record.events[0].time = NAN;
    EXPECT_TRUE(std::isnan(value(made, "outrage_persistence", {{"after", 4}}, names)));
}

TEST(Measures, LookAtTheTradedPrice) {
    HandmadeRecord made;
    made.scenario.market.initial_price = 50.0;
    for (const std::size_t step : {7U, 8U, 14U}) made.series("trading")[step] = 1.0;
    made.series("price")[7] = 49.0;
    made.series("price")[8] = 48.0;
    made.series("price")[14] = 47.0;  // 13 h
    EXPECT_NEAR(value(made, "session_low", {{"day", 0}}), -0.06, 1e-12);
    EXPECT_EQ(value(made, "session_low_time", {{"day", 0}}), 13.0);
    EXPECT_TRUE(std::isnan(value(made, "session_low", {{"day", 1}})));
    EXPECT_TRUE(std::isnan(value(made, "session_low_time", {{"day", 1}})));
}

TEST(Measures, CountDepartures) {
    HandmadeRecord made;
    made.series("kol_departures").back() = 3.0;
    EXPECT_EQ(value(made, "kol_departures"), 3.0);
}

TEST(Measures, AreKnownByName) {
    EXPECT_EQ(measures().size(), 9U) << "a new measure needs a test here";
    EXPECT_THROW(measure("nonsense"), std::invalid_argument);
    EXPECT_EQ(group_index("fans"), fans_group);
    EXPECT_THROW(group_index("nobody"), std::invalid_argument);
}

TEST(Targets, BoundsAreInside) {
    const TargetValues between{.at_least = 1.0, .at_most = 2.0};
    EXPECT_TRUE(meets(between, 1.0));
    EXPECT_TRUE(meets(between, 2.0));
    EXPECT_FALSE(meets(between, 0.999));
    EXPECT_FALSE(meets(between, 2.001));
    EXPECT_FALSE(meets(between, NAN));
    EXPECT_TRUE(meets({.at_least = 1.0}, 1e9));
    EXPECT_TRUE(meets({.at_most = 1.0}, -1e9));
}

TEST(Targets, AreEvaluatedInTheirOrder) {
    HandmadeRecord made = two_days();
    made.scenario.targets = {
        {.id = "share", .measure = "negative_share", .numbers = {{"day", 0}}, .at_least = 0.6},
        {.id = "quiet", .measure = "negative_share", .numbers = {{"day", 3}}, .at_most = 1.0},
        {.id = "ratio", .measure = "volume_ratio", .numbers = {{"day", 1}, {"to", 0}}, .at_most = 0.4}};
    const auto outcomes = evaluate_targets(made.scenario, made.record);
    ASSERT_EQ(outcomes.size(), 3U);
    EXPECT_EQ(outcomes[0].id, "share");
    EXPECT_TRUE(outcomes[0].met);
    EXPECT_FALSE(outcomes[1].met) << "what does not exist is not met";
    EXPECT_EQ(outcomes[2].value, 0.5);
    EXPECT_FALSE(outcomes[2].met);
}

}  // namespace
}  // namespace backlash
