// Hours since the start of a scenario, and the wall clock of its zone.
#pragma once

#include <cstdint>
#include <string>

#include "scenario/notation/calendar_time.hpp"

namespace backlash {

struct ScenarioClock {
    std::int64_t start_unix = 0;  // s since 1970-01-01T00:00Z
    int zone_offset_minutes = 0;  // of times written without a zone

    // Hours since the start; a time without a zone is on the scenario's wall clock.
    double hours(const CalendarTime& time) const;

    // The day the scenario starts on its wall clock, days since 1970-01-01.
    std::int64_t start_day() const;

    // `2026-01-05T21:35`, or `start + 2.1234 h` where the calendar is too coarse.
    std::string write_time(double hours) const;

    // Days since the start day as a date.
    std::string write_day(double day) const;

    // The start with its zone.
    std::string write_start() const;

  private:
    std::int64_t start_wall() const { return start_unix + zone_offset_minutes * std::int64_t{60}; }
};

}  // namespace backlash
