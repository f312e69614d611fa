// When shares can be traded.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace backlash {

// Continuous sessions of the Hong Kong exchange: 09:30-12:00 and 13:00-16:00 on weekdays that are no
// holidays; auctions are folded into the first and last bar. One day trades 5.5 hours.
class TradingCalendar {
  public:
    static constexpr double hours_per_day = 5.5;

    explicit TradingCalendar(const Scenario& scenario);

    // Whether the exchange is open at that time (h since start of the scenario).
    bool open_at(double time) const;

    // Hours of trading in [from, to), counted in steps of `step` hours that start inside.
    double trading_hours(double from, double to, double step) const;

    // Days since the day the scenario starts in its zone; 0 is that day.
    int day_of(double time) const;
    // Hour of the day in the scenario's zone, [0, 24).
    double hour_of_day(double time) const;

  private:
    bool trades_on(int day) const;

    double first_hour_ = 0.0;  // hour of the day at which the scenario starts
    int first_weekday_ = 0;    // 0 = Monday
    std::set<int> holidays_;   // days since the first
};

}  // namespace backlash
