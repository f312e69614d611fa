#include "output/calendar_time.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace backlash {
namespace {

TEST(CalendarTime, UnitsAreInUtc) {
    EXPECT_EQ(hours_since(1'767'456'000), "hours since 2026-01-03 16:00:00");
    EXPECT_EQ(hours_since(-1), "hours since 1969-12-31 23:59:59");
}

TEST(CalendarTime, DaysAreThoseOfTheScenariosZone) {
    const std::vector<std::string> expected = {"2026-01-04", "2026-01-05"};
    EXPECT_EQ(dates_from(1'767'456'000, 480, 2), expected);
    EXPECT_EQ(dates_from(1'767'456'000, 0, 1).front(), "2026-01-03");
    EXPECT_EQ(dates_from(951'782'400, 0, 2).back(), "2000-03-01");  // after 29 February
}

TEST(CalendarTime, EveryStepDecodesToAWholeSecond) {
    for (int step = 0; step < 20'000; ++step) {
        const double hours = step * (1.0 / 12.0);
        const double decodable = decodable_hours(hours);
        EXPECT_EQ(std::trunc(decodable * 3600.0e9), step * 300.0e9) << step;
        EXPECT_NEAR(decodable, hours, 1e-12);
    }
}

TEST(CalendarTime, OtherTimesStayAsTheyAre) {
    EXPECT_EQ(decodable_hours(0.123456789), 0.123456789);
    EXPECT_TRUE(std::isnan(decodable_hours(std::nan(""))));
}

}  // namespace
}  // namespace backlash
