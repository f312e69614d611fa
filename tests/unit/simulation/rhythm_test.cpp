#include "simulation/rhythm.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

Scenario week_from(std::int64_t start, int zone_offset_minutes) {
    Scenario scenario = quiet_scenario();
    scenario.start_unix = start;
    scenario.zone_offset_minutes = zone_offset_minutes;
    scenario.duration = 168.0;
    return scenario;
}

TEST(Rhythm, TheMeasuredWeekHas84WeightsOfMeanOne) {
    const auto week = measured_week();
    ASSERT_EQ(week.size(), 84U);
    EXPECT_NEAR(std::accumulate(week.begin(), week.end(), 0.0) / 84.0, 1.0, 1e-3);
    EXPECT_EQ(week[0], 0.7976) << "Monday, 0 h";
    EXPECT_EQ(week[47], 1.7467) << "Thursday, 22 h: where the data peak but for Saturday";
    EXPECT_EQ(week[83], 1.3519) << "Sunday, 22 h";
}

TEST(Rhythm, HasMeanOneOverAnyWeek) {
    const Rhythm rhythm(week_from(sunday_in_hong_kong + 12'345 * 60, 480));
    ASSERT_EQ(rhythm.steps(), 2016U);
    double sum = 0.0, hours = 0.0;
    for (std::uint32_t step = 0; step < rhythm.steps(); ++step) {
        sum += rhythm.level(step);
        hours += rhythm.hours(step);
    }
    EXPECT_NEAR(sum / rhythm.steps(), 1.0, 1e-12);
    EXPECT_NEAR(hours, 168.0, 1e-9);
}

TEST(Rhythm, FollowsTheWallClockOfTheScenario) {
    const Rhythm hong_kong(week_from(sunday_in_hong_kong, 480));
    const Rhythm london(week_from(sunday_in_hong_kong, 0));  // Saturday 16 h there
    const auto week = measured_week();
    EXPECT_NEAR(hong_kong.level(0) / hong_kong.level(24 * 12), week[72] / week[0], 1e-12);
    EXPECT_NEAR(london.level(0) / hong_kong.level(0), week[68] / week[72], 1e-12);
    EXPECT_EQ(hong_kong.level(2 * 12 - 1), hong_kong.level(0)) << "the last step of two hours";
    EXPECT_NEAR(hong_kong.level(2 * 12) / hong_kong.level(0), week[73] / week[72], 1e-12);
}

TEST(Rhythm, StartsOverAfterAWeek) {
    Scenario scenario = week_from(sunday_in_hong_kong, 480);
    scenario.duration = 200.0;
    const Rhythm rhythm(scenario);
    for (std::uint32_t step = 2016; step < rhythm.steps(); ++step) {
        ASSERT_EQ(rhythm.level(step), rhythm.level(step - 2016));
    }
}

TEST(Rhythm, AScenarioMayGiveItsOwn) {
    Scenario scenario = week_from(sunday_in_hong_kong, 480);
    scenario.attention.rhythm = {1, 1, 1, 1, 1, 1, 8};  // one weight a day, Sunday the last
    const Rhythm rhythm(scenario);
    EXPECT_DOUBLE_EQ(rhythm.level(0), 4.0);
    EXPECT_DOUBLE_EQ(rhythm.level(24 * 12 - 1), 4.0);
    EXPECT_DOUBLE_EQ(rhythm.level(24 * 12), 0.5);
}

// Runs that end before the busiest hour of the week know it, too.
TEST(Rhythm, KnowsTheBusiestHourOfTheWeek) {
    Scenario scenario = quiet_scenario();
    scenario.duration = 1.0;
    EXPECT_NEAR(Rhythm(scenario).most_hours(), 1.9436 / 12.0, 2e-4);
    scenario.attention.rhythm = {1, 2, 1, 1, 1, 1, 1};
    scenario.step = 0.5;
    EXPECT_DOUBLE_EQ(Rhythm(scenario).most_hours(), 2.0 / (8.0 / 7.0) * 0.5);
}

}  // namespace
}  // namespace backlash
