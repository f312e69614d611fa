#include "cli/spread.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>

namespace backlash {
namespace {

constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::chrono::sys_seconds wall_clock(const Scenario& scenario, double hours) {
    return std::chrono::sys_seconds(std::chrono::seconds(scenario.start_unix)) +
           std::chrono::minutes(scenario.zone_offset_minutes) +
           std::chrono::seconds(std::llround(hours * 3600.0));
}

std::string date_name(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{} {}", static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1]);
}

}  // namespace

std::string clock_name(double hour_of_day) {
    const auto minutes = std::llround(hour_of_day * 60.0);
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string time_name(const Scenario& scenario, double hours) {
    const auto wall = wall_clock(scenario, hours);
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    return date_name(day) + " " + clock_name(static_cast<double>((wall - day).count()) / 3600.0);
}

std::string day_name(const Scenario& scenario, std::size_t day) {
    return date_name(std::chrono::floor<std::chrono::days>(wall_clock(scenario, 0.0)) +
                     std::chrono::days(static_cast<int>(day)));
}

}  // namespace backlash
