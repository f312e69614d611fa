#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "scenario/notation/calendar_time.hpp"
#include "scenario/notation/duration.hpp"
#include "scenario/notation/excerpt.hpp"
#include "scenario/notation/money.hpp"
#include "scenario/notation/number.hpp"
#include "scenario/notation/relative_time.hpp"
#include "scenario/notation/scenario_clock.hpp"

namespace backlash {
namespace {

TEST(Number, FollowsItsGrammar) {
    for (const auto& [text, value] : std::vector<std::pair<std::string, double>>{{"0", 0},
                                                                                 {".5", .5},
                                                                                 {"5.", 5},
                                                                                 {"-0.5", -.5},
                                                                                 {"+3", 3},
                                                                                 {"1e6", 1e6},
                                                                                 {"1.5E-3", .0015},
                                                                                 {"0.0", 0}}) {
        ASSERT_TRUE(parse_number(text)) << text;
        EXPECT_EQ(*parse_number(text).value, value) << text;
    }
    for (const char* text :
         {"",    ".",     "e5", "1e", "--1", "0x1F", ".nan", "nan",   ".inf",   "inf",   "1 2",
          "1,5", "1_000", " 1", "1 ", "010", "00",   "-01",  "1e999", "1e-999", "1.2.3", "٣"}) {
        EXPECT_FALSE(parse_number(text)) << text;
    }
}

TEST(Number, SuggestsWhatWasMeant) {
    EXPECT_EQ(parse_number("010").suggestion, "10");
    EXPECT_EQ(parse_number("-007.5").suggestion, "-7.5");
    EXPECT_EQ(parse_number("200_000").suggestion, "200000");
    EXPECT_EQ(parse_number("1,234,567").suggestion, "1234567");
    EXPECT_EQ(parse_number("200 000").suggestion, "200000");
    EXPECT_EQ(parse_number("2,5").suggestion, "2.5");
    EXPECT_EQ(parse_number("many").suggestion, "");
    EXPECT_EQ(parse_share("01 %").suggestion, "1 %");
}

TEST(Number, TakesPercentagesWithoutRoundingTwice) {
    EXPECT_EQ(*parse_share("35 %").value, 0.35);
    EXPECT_EQ(*parse_share("68.6%").value, 0.686);
    EXPECT_EQ(*parse_share("-1.2 %").value, -0.012);
    EXPECT_EQ(*parse_share("1e1 %").value, 0.1);
    EXPECT_FALSE(parse_share("%"));
    EXPECT_FALSE(parse_share("5 % %"));
}

TEST(Number, TakesIntegersExactly) {
    EXPECT_EQ(*parse_integer("18446744073709551615").value, UINT64_MAX);
    EXPECT_EQ(*parse_integer("1e6").value, 1'000'000U);
    EXPECT_EQ(*parse_integer("2.5e3").value, 2500U);
    EXPECT_FALSE(parse_integer("18446744073709551616"));
    EXPECT_FALSE(parse_integer("2.5"));
    EXPECT_FALSE(parse_integer("-1"));
}

RC_GTEST_PROP(Number, ReadsBackWhatItWrites, (double value)) {
    RC_PRE(std::isfinite(value));
    const auto read = parse_number(write_number(value));
    // Below the smallest normal number the standard library's reader reports underflow.
    RC_PRE(value == 0.0 || std::abs(value) >= 1e-300);
    RC_ASSERT(read);
    RC_ASSERT(*read.value == value);
}

TEST(Duration, TakesUnits) {
    for (const auto& [text, hours] : std::vector<std::pair<std::string, double>>{{"5 min", 5.0 / 60},
                                                                                 {"9h05m", 9 + 5.0 / 60},
                                                                                 {"9 h 5 min", 9 + 5.0 / 60},
                                                                                 {"3 h", 3},
                                                                                 {"6 days", 144},
                                                                                 {"1.5h", 1.5},
                                                                                 {"90s", 0.025},
                                                                                 {"1 week", 168},
                                                                                 {"1d12h", 36},
                                                                                 {"0 h", 0}}) {
        ASSERT_TRUE(parse_duration(text)) << text;
        EXPECT_EQ(*parse_duration(text).value, hours) << text;
    }
    for (const char* text :
         {"", "5", "h", "5 x", "-5 min", "5m9h", "5 h 5 h", "5 min ago", "1e999 h", "5h,"}) {
        EXPECT_FALSE(parse_duration(text)) << text;
    }
    EXPECT_EQ(parse_duration("5").suggestion, "5 h");
    EXPECT_EQ(parse_duration("12 huors").suggestion, "12 hours");
}

TEST(Duration, IsWrittenPlainly) {
    EXPECT_EQ(write_duration(5.0 / 60), "5 min");
    EXPECT_EQ(write_duration(144), "6 days");
    EXPECT_EQ(write_duration(9 + 5.0 / 60), "9h05m");
    EXPECT_EQ(write_duration(90.0 / 3600), "90 s");
    EXPECT_EQ(write_duration(36), "36 h");
    EXPECT_EQ(write_duration(0.1234567), "0.1234567 h");
}

RC_GTEST_PROP(Duration, ReadsBackWhatItWrites, ()) {
    const auto hours = *rc::gen::oneOf(
        rc::gen::map(rc::gen::inRange(0, 10'000'000), [](int seconds) { return seconds / 3600.0; }),
        rc::gen::map(rc::gen::inRange(0, 1'000'000'000), [](int part) { return part * 1.2345e-6; }));
    RC_ASSERT(*parse_duration(write_duration(hours)).value == hours);
}

TEST(Money, TakesItsCurrencyOnly) {
    EXPECT_EQ(*parse_money("149 MHKD", "HKD").value, 149e6);
    EXPECT_EQ(*parse_money("6.5BHKD", "HKD").value, 6.5e9);
    EXPECT_EQ(*parse_money("250 kHKD", "HKD").value, 250e3);
    EXPECT_EQ(*parse_money("40.2 HKD", "HKD").value, 40.2);
    EXPECT_EQ(*parse_money("1e6", "HKD").value, 1e6);
    EXPECT_EQ(parse_money("149 MUSD", "HKD").suggestion, "149 MHKD");
    EXPECT_EQ(parse_money("149 M", "HKD").suggestion, "149 MHKD");
    for (const char* text : {"", "HKD", "149 XHKD", "149 MHK", "149 m", "1 2 HKD"}) {
        EXPECT_FALSE(parse_money(text, "HKD")) << text;
    }
}

TEST(CalendarTime, TakesZones) {
    const auto time = parse_calendar_time("2026-01-05T21:35+08:00");
    EXPECT_EQ(time.value->wall_seconds, 1767648900);
    EXPECT_EQ(time.value->zone_offset_minutes, 480);
    EXPECT_EQ(parse_calendar_time("2026-01-05T21:35:30Z").value->zone_offset_minutes, 0);
    EXPECT_EQ(parse_calendar_time("2026-01-05T21:35-03:30").value->zone_offset_minutes, -210);
    EXPECT_FALSE(parse_calendar_time("2026-01-05T21:35").value->zone_offset_minutes.has_value());
    for (const char* text : {"2026-1-5T21:35", "2026-01-05T21", "2026-13-05T21:35", "2026-02-29T00:00",
                             "2026-01-05T24:01", "2026-01-05T21:60", "2026-01-05T21:35+8",
                             "2026-01-05T21:35 ", "1899-12-31T00:00", "20260105T2135"}) {
        EXPECT_FALSE(parse_calendar_time(text)) << text;
    }
    EXPECT_TRUE(parse_calendar_time("2024-02-29T00:00"));
    EXPECT_EQ(parse_calendar_time("2026-01-05 21:35").suggestion, "2026-01-05T21:35");
}

TEST(CalendarTime, TakesClockTimesAndDates) {
    EXPECT_EQ(*parse_clock("13:00").value, 13.0);
    EXPECT_EQ(*parse_clock("24:00").value, 24.0);
    EXPECT_EQ(parse_clock("9:30").suggestion, "09:30");
    EXPECT_FALSE(parse_clock("24:01"));
    EXPECT_EQ(write_clock(9.5), "09:30");
    EXPECT_EQ(*parse_date("1970-01-02").value, 1);
    EXPECT_EQ(write_date(-1), "1969-12-31");
    EXPECT_FALSE(parse_date("2026-01-05T00:00"));
}

TEST(RelativeTime, CountsFromAName) {
    const auto later = parse_relative_time("onset + 9h05m");
    EXPECT_EQ(later.value->anchor, "onset");
    EXPECT_EQ(later.value->delay, 9 + 5.0 / 60);
    EXPECT_EQ(parse_relative_time("apology-2h").value->delay, -2.0);
    EXPECT_EQ(parse_relative_time("apology").value->delay, 0.0);
    for (const char* text : {"onset +", "onset + 5", "onset * 2", "onset 5 h", "onset + -5 h", "+ 5 h"}) {
        EXPECT_FALSE(parse_relative_time(text)) << text;
    }
    EXPECT_EQ(parse_relative_time("onset + 5").suggestion, "onset + 5 h");
}

RC_GTEST_PROP(ScenarioClock, ReadsBackWhatItWrites, ()) {
    const ScenarioClock clock{*rc::gen::inRange<std::int64_t>(0, 4'000'000'000),
                              *rc::gen::inRange(-840, 841)};
    const double hours = *rc::gen::inRange(-1'000'000, 1'000'000) / 3600.0;
    RC_ASSERT(clock.hours(*parse_calendar_time(clock.write_time(hours)).value) == hours);
    const auto start = parse_calendar_time(clock.write_start());
    RC_ASSERT(clock.hours(*start.value) == 0.0);
    RC_ASSERT(start.value->zone_offset_minutes == clock.zone_offset_minutes);
}

TEST(Excerpt, CutsBetweenCharacters) {
    EXPECT_EQ(excerpt("a\nb"), "'a b'");
    std::string long_text;
    for (int i = 0; i < 40; ++i) long_text += "危";
    EXPECT_EQ(excerpt(long_text), "'" + long_text.substr(0, 60) + "…'");
    EXPECT_EQ(excerpt("a" + long_text), "'a" + long_text.substr(0, 57) + "…'");
}

}  // namespace
}  // namespace backlash
