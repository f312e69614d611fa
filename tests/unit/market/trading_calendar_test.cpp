#include "market/trading_calendar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "market/market_scenario.hpp"

namespace backlash {
namespace {

using namespace std::chrono;

// Bars of five minutes that trade on each day, from the day the scenario starts.
std::vector<int> bars_by_day(const TradingCalendar& calendar, int days) {
    std::vector<int> bars(static_cast<std::size_t>(days), 0);
    for (int step = 0; step < days * 288; ++step) {
        if (calendar.open_at(step * bar)) ++bars[static_cast<std::size_t>(step / 288)];
    }
    return bars;
}

TEST(TradingCalendar, TradesTwoSessionsADay) {
    const TradingCalendar calendar(monday_at(0));
    for (const double open : {9.5, 11.0, 12.0 - bar, 13.0, 16.0 - bar})
        EXPECT_TRUE(calendar.open_at(open)) << open;
    for (const double closed : {0.0, 9.5 - bar, 12.0, 13.0 - bar, 16.0, 24.0 - bar})
        EXPECT_FALSE(calendar.open_at(closed)) << closed;
}

TEST(TradingCalendar, TradesFromMondayToFriday) {
    EXPECT_THAT(bars_by_day(TradingCalendar(monday_at(0)), 9),
                testing::ElementsAre(66, 66, 66, 66, 66, 0, 0, 66, 66));
    EXPECT_THAT(bars_by_day(TradingCalendar(starting(year(2026) / 2 / 28, 0)), 4),
                testing::ElementsAre(0, 0, 66, 66))
        << "a Saturday at the end of a month";
}

TEST(TradingCalendar, RestsOnHolidays) {
    Scenario scenario = monday_at(0);
    scenario.market.holidays = {"2026-01-07", "2026-01-01", "2026-01-10"};
    EXPECT_THAT(bars_by_day(TradingCalendar(scenario), 5), testing::ElementsAre(66, 66, 0, 66, 66));
    scenario = starting(year(2025) / 12 / 31, 0);
    scenario.market.holidays = {"2026-01-01"};
    EXPECT_THAT(bars_by_day(TradingCalendar(scenario), 3), testing::ElementsAre(66, 0, 66))
        << "over a new year";
}

TEST(TradingCalendar, RefusesWhatIsNoDate) {
    for (const char* text :
         {"", "tomorrow", "2026-02-30", "2026-13-01", "2026-01", "2026-01-05x", "2026-257-01"}) {
        Scenario scenario = monday_at(0);
        scenario.market.holidays = {text};
        try {
            const TradingCalendar calendar(scenario);
            ADD_FAILURE() << "took '" << text << "' for a date";
        } catch (const InputError& error) {
            EXPECT_THAT(error.what(), testing::HasSubstr("market.holidays: '" + std::string(text) + "'"));
        }
    }
}

TEST(TradingCalendar, CountsFromTheHourTheScenarioStarts) {
    const TradingCalendar calendar(starting(year(2026) / 1 / 9, 14.5));  // Friday
    EXPECT_TRUE(calendar.open_at(0.0));
    EXPECT_FALSE(calendar.open_at(1.5)) << "16:00";
    EXPECT_EQ(calendar.day_of(9.25), 0);
    EXPECT_EQ(calendar.day_of(9.5), 1) << "midnight";
    EXPECT_DOUBLE_EQ(calendar.hour_of_day(10.0), 0.5);
    EXPECT_FALSE(calendar.open_at(19.0)) << "Saturday";
    EXPECT_FALSE(calendar.open_at(67.0 - bar));
    EXPECT_TRUE(calendar.open_at(67.0)) << "Monday, 9:30";
}

// The day of the week is that of the scenario's zone: 3 h after midnight on Monday is Sunday in Greenwich.
TEST(TradingCalendar, GoesByTheScenariosZone) {
    EXPECT_TRUE(TradingCalendar(starting(year(2026) / 1 / 5, 3.0)).open_at(6.5));
    EXPECT_TRUE(TradingCalendar(starting(year(2026) / 1 / 9, 20.0, -300)).open_at(61.5))
        << "Monday from Friday";
    EXPECT_FALSE(TradingCalendar(starting(year(2026) / 1 / 9, 20.0, -300)).open_at(13.5)) << "Saturday";
}

// Sums of steps are not exact: no bar may fall on the wrong side of a bound.
TEST(TradingCalendar, BearsTheRoundingOfSums) {
    const TradingCalendar calendar(monday_at(9.5));
    int bars = 0;
    double time = 0.0;
    for (int step = 0; step < 5 * 288; ++step, time += bar) {
        ASSERT_EQ(calendar.open_at(time), calendar.open_at(step * bar)) << step;
        bars += calendar.open_at(time) ? 1 : 0;
        const double hour = calendar.hour_of_day(time);
        ASSERT_TRUE(hour >= 0.0 && hour < 24.0);
    }
    EXPECT_EQ(bars, 5 * 66);
}

TEST(TradingHours, LeaveOutLunchNightsAndWeekends) {
    const TradingCalendar calendar(monday_at(0));
    EXPECT_NEAR(calendar.trading_hours(11.5, 13.5, bar), 1.0, 1e-12);
    EXPECT_NEAR(calendar.trading_hours(12.0, 13.0, bar), 0.0, 1e-12);
    EXPECT_NEAR(calendar.trading_hours(15.0, 24.0 + 10.0, bar), 1.5, 1e-12);
    EXPECT_NEAR(calendar.trading_hours(0.0, 7 * 24.0, bar), 5 * TradingCalendar::hours_per_day, 1e-10);
    EXPECT_EQ(calendar.trading_hours(11.0, 11.0, bar), 0.0);
    EXPECT_EQ(calendar.trading_hours(11.0, 10.0, bar), 0.0);
}

TEST(TradingHours, CountBarsThatStartInside) {
    const TradingCalendar calendar(monday_at(0));
    EXPECT_NEAR(calendar.trading_hours(10.0 + 1.0 / 60.0, 10.5, bar), 0.5 - bar, 1e-12)
        << "not the bar of 10:00";
    EXPECT_NEAR(calendar.trading_hours(10.0, 10.5 + 1.0 / 60.0, bar), 0.5 + bar, 1e-12);
}

RC_GTEST_PROP(TradingHours, AddUp, ()) {
    const TradingCalendar calendar(monday_at(*rc::gen::inRange(0, 24)));
    const auto time =
        rc::gen::map(rc::gen::inRange(0, 14 * 24 * 60), [](int minute) { return minute / 60.0; });
    std::vector<double> times = {*time, *time, *time};
    std::ranges::sort(times);
    const double parts =
        calendar.trading_hours(times[0], times[1], bar) + calendar.trading_hours(times[1], times[2], bar);
    RC_ASSERT(std::abs(parts - calendar.trading_hours(times[0], times[2], bar)) < 1e-9);
}

}  // namespace
}  // namespace backlash
