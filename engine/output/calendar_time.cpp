#include "output/calendar_time.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <limits>

namespace backlash {

namespace {

using std::chrono::floor;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

std::string date_text(sys_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

}  // namespace

std::string hours_since(std::int64_t unix_seconds) {
    const sys_seconds moment{seconds(unix_seconds)};
    const auto midnight = floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss clock(moment - midnight);
    return fmt::format("hours since {} {:02}:{:02}:{:02}", date_text(midnight), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

double decodable_hours(double hours) {
    constexpr double second = 3600.0;
    constexpr double nanosecond = 3600.0e9;
    constexpr double tolerance = 1e-6;  // s: anything else was no whole second
    const double whole = std::round(hours * second);
    if (!(std::abs(hours * second - whole) < tolerance)) return hours;
    const double nearest = whole / second;
    return std::trunc(nearest * nanosecond) < whole * 1e9
               ? std::nextafter(nearest, std::numeric_limits<double>::infinity())
               : nearest;
}

std::vector<std::string> dates_from(std::int64_t unix_seconds, int zone_offset_minutes, std::size_t days) {
    const sys_seconds local{seconds(unix_seconds) + std::chrono::minutes(zone_offset_minutes)};
    std::vector<std::string> dates;
    for (auto day = floor<std::chrono::days>(local); dates.size() < days; day += std::chrono::days(1))
        dates.push_back(date_text(day));
    return dates;
}

}  // namespace backlash
