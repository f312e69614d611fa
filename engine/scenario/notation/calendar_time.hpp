// Calendar times and dates as written in a scenario: `2026-01-05T21:35+08:00`, `2026-01-05`, `13:00`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scenario/notation/parsed.hpp"

namespace backlash {

struct CalendarTime {
    std::int64_t wall_seconds = 0;             // since 1970-01-01T00:00 on the wall clock it was written for
    std::optional<int> zone_offset_minutes{};  // east positive; none: not written
};

// YYYY-MM-DDThh:mm[:ss][Z|±hh:mm], years 1900 to 2200.
Parsed<CalendarTime> parse_calendar_time(std::string_view text);

// YYYY-MM-DD as days since 1970-01-01, years 1900 to 2200.
Parsed<std::int64_t> parse_date(std::string_view text);

// hh:mm[:ss] as hours, 00:00 to 24:00.
Parsed<double> parse_clock(std::string_view text);

std::string write_calendar_time(std::int64_t wall_seconds);
std::string write_zone(int offset_minutes);
std::string write_date(std::int64_t days);
std::string write_clock(double hours);

}  // namespace backlash
