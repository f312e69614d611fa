// Scenarios for the market: Hong Kong time, starting at a given hour.
#pragma once

#include <chrono>

#include "scenario/scenario.hpp"

namespace backlash {

inline constexpr double bar = 1.0 / 12.0;         // h, the step of a scenario
inline constexpr double bar_in_days = bar / 5.5;  // trading days

// `date` is a local date; 2026-01-05 is a Monday.
inline Scenario starting(std::chrono::year_month_day date, double hour, int zone_offset_minutes = 480) {
    const auto midnight = std::chrono::sys_days(date).time_since_epoch();
    Scenario scenario;
    scenario.start_unix = std::chrono::seconds(midnight).count() + static_cast<std::int64_t>(hour * 3600.0) -
                          60 * zone_offset_minutes;
    scenario.zone_offset_minutes = zone_offset_minutes;
    return scenario;
}

inline Scenario monday_at(double hour) {
    using namespace std::chrono;
    return starting(year(2026) / 1 / 5, hour);
}

}  // namespace backlash
