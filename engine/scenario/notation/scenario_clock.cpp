#include "scenario/notation/scenario_clock.hpp"

#include <cmath>

#include "scenario/notation/number.hpp"

namespace backlash {

double ScenarioClock::hours(const CalendarTime& time) const {
    const std::int64_t zone_seconds =
        time.zone_offset_minutes.value_or(zone_offset_minutes) * std::int64_t{60};
    return static_cast<double>(time.wall_seconds - zone_seconds - start_unix) / 3600.0;
}

std::int64_t ScenarioClock::start_day() const {
    constexpr std::int64_t day = 86400;
    const std::int64_t wall = start_wall();
    return (wall - ((wall % day) + day) % day) / day;
}

std::string ScenarioClock::write_time(double hours) const {
    const double seconds = std::round(hours * 3600.0);
    constexpr double longest = 1e9;  // about 32 years: inside the years that are read
    if (std::abs(seconds) < longest && seconds / 3600.0 == hours) {
        return write_calendar_time(start_wall() + static_cast<std::int64_t>(seconds));
    }
    return (hours < 0 ? "start - " : "start + ") + write_number(std::abs(hours)) + " h";
}

std::string ScenarioClock::write_day(double day) const {
    return write_date(start_day() + static_cast<std::int64_t>(day));
}

std::string ScenarioClock::write_start() const {
    return write_calendar_time(start_wall()) + write_zone(zone_offset_minutes);
}

}  // namespace backlash
