#include "market/trading_calendar.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/error.hpp"
#include "scenario/notation/calendar_time.hpp"

namespace backlash {
namespace {

// Steps are multiples of seconds, sums of them are not exact: a hair is added before a time is cut to days or
// hours.
constexpr double hair = 1e-9;

}  // namespace

TradingCalendar::TradingCalendar(const Scenario& scenario) {
    const auto local = std::chrono::sys_seconds(std::chrono::seconds(scenario.start_unix)) +
                       std::chrono::minutes(scenario.zone_offset_minutes);
    const auto first_day = std::chrono::floor<std::chrono::days>(local);
    first_hour_ = static_cast<double>((local - first_day).count()) / 3600.0;
    first_weekday_ = static_cast<int>(std::chrono::weekday(first_day).iso_encoding()) - 1;
    for (const auto& holiday : scenario.market.holidays) {
        const auto date = parse_date(holiday);
        if (!date) throw InputError("market.holidays: '" + holiday + "' " + date.problem);
        holidays_.insert(static_cast<int>(*date.value - first_day.time_since_epoch().count()));
    }
}

int TradingCalendar::day_of(double time) const {
    return static_cast<int>(std::floor((time + first_hour_ + hair) / 24.0));
}

double TradingCalendar::hour_of_day(double time) const {
    return std::max(0.0, time + first_hour_ - 24.0 * day_of(time));
}

bool TradingCalendar::trades_on(int day) const {
    const bool weekday = (first_weekday_ + day) % 7 < 5;
    return weekday && !holidays_.contains(day);
}

bool TradingCalendar::open_at(double time) const {
    if (!trades_on(day_of(time))) return false;
    const double hour = hour_of_day(time) + hair;
    return (hour >= 9.5 && hour < 12.0) || (hour >= 13.0 && hour < 16.0);
}

double TradingCalendar::trading_hours(double from, double to, double step) const {
    double hours = 0.0;
    for (auto bar = std::llround(std::ceil(from / step - hair)); static_cast<double>(bar) * step < to - hair;
         ++bar) {
        if (open_at(static_cast<double>(bar) * step)) hours += step;
    }
    return hours;
}

}  // namespace backlash
