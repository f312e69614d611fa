#include "simulation/record_reader.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "simulation/handmade_record.hpp"

namespace backlash {
namespace {

TEST(RecordReader, AddsUpThePosts) {
    HandmadeRecord made;
    made.series("posts_negative")[3] = 2.0;
    made.series("posts_neutral")[3] = 5.0;
    const RecordReader run(made.scenario, made.record);
    EXPECT_EQ(run.posts()[3], 7.0);
    EXPECT_EQ(run.steps(), 144U);
    const auto hours = run.hourly(run.posts());
    ASSERT_EQ(hours.size(), 72U);
    EXPECT_EQ(hours[1], 7.0);
    EXPECT_EQ(hours[0] + hours[2], 0.0);
}

TEST(RecordReader, SumsOverStepsThatStartInside) {
    HandmadeRecord made;
    auto& values = made.series("heat");
    std::iota(values.begin(), values.end(), 0.0);
    const RecordReader run(made.scenario, made.record);
    EXPECT_EQ(run.sum(run.series("heat"), 1.0, 2.5), 2.0 + 3.0 + 4.0);
    EXPECT_EQ(run.sum(run.series("heat"), -5.0, 0.5), 0.0);
    EXPECT_EQ(run.sum(run.series("heat"), 71.5, 100.0), 143.0);
    EXPECT_EQ(run.sum(run.series("heat"), NAN, 3.0), 0.0);
}

TEST(RecordReader, DaysBeginAtMidnightOfTheScenario) {
    const HandmadeRecord made;
    const RecordReader run(made.scenario, made.record);
    EXPECT_EQ(run.days(), 4) << "from 6 h on Monday to 6 h on Thursday";
    EXPECT_EQ(run.day_start(0), -6.0);
    EXPECT_EQ(run.day_start(1), 18.0);
}

TEST(RecordReader, ReadsSweepsBetweenTheirTimes) {
    HandmadeRecord made;
    made.mean(0, 2, all_group) = 0.2;
    made.mean(0, 3, all_group) = 0.5;
    const RecordReader run(made.scenario, made.record);
    EXPECT_EQ(run.sweep_mean("outrage", all_group, 3), 0.5);
    EXPECT_EQ(run.mean_at("outrage", all_group, 12.0), 0.2);
    EXPECT_NEAR(run.mean_at("outrage", all_group, 14.0), 0.3, 1e-12);
    EXPECT_NEAR(run.mean_at("outrage", all_group, 21.0), 0.25, 1e-12);
    EXPECT_EQ(run.mean_at("outrage", all_group, 72.0), 0.0) << "the last sweep is at the end";
    EXPECT_TRUE(std::isnan(run.mean_at("outrage", all_group, 72.1)));
    EXPECT_TRUE(std::isnan(run.mean_at("outrage", all_group, NAN)));
}

TEST(RecordReader, KnowsWhenEventsHappened) {
    HandmadeRecord made;
    made.add_event("leak", 7.5);
    const RecordReader run(made.scenario, made.record);
    EXPECT_EQ(run.event_time("leak"), 7.5);
    EXPECT_TRUE(std::isnan(run.event_time("nothing")));
}

TEST(RecordReader, ClosesAreTheLastTradesOfDaysBefore) {
    HandmadeRecord made;
    auto& trading = made.series("trading");
    auto& price = made.series("price");
    std::iota(price.begin(), price.end(), 100.0);
    trading[8] = trading[20] = trading[56] = 1.0;  // 10 h and 16 h of Monday, 10 h of Tuesday
    const RecordReader run(made.scenario, made.record);
    EXPECT_EQ(run.trading_steps(0), (std::vector<std::size_t>{8, 20}));
    EXPECT_EQ(run.trading_steps(1), std::vector<std::size_t>{56});
    EXPECT_TRUE(run.trading_steps(2).empty());
    EXPECT_EQ(run.close_before(0, run.series("price"), 40.0), 40.0);
    EXPECT_EQ(run.close_before(1, run.series("price"), 40.0), 120.0);
    EXPECT_EQ(run.close_before(3, run.series("price"), 40.0), 156.0);
}

TEST(RecordReader, RefusesNamesItDoesNotKnow) {
    const HandmadeRecord made;
    const RecordReader run(made.scenario, made.record);
    EXPECT_THROW(run.series("nonsense"), std::invalid_argument);
    EXPECT_THROW(run.sweep_mean("nonsense", 0, 0), std::invalid_argument);
}

}  // namespace
}  // namespace backlash
