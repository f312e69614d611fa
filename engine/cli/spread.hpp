// A figure over the replicates, and the names of moments.
#pragma once

#include <span>
#include <string>

#include "base/summary_statistics.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

struct Spread {
    double mean = 0.0;  // NaN when no replicate has the figure
    double low = 0.0;   // 5 %
    double high = 0.0;  // 95 %
};

inline Spread spread(std::span<const double> values) {
    const SummaryStatistics summary = summarise(values);
    return {summary.mean, summary.quantiles.front(), summary.quantiles.back()};
}

// "5 Jan 22:00" on the scenario's wall clock; hours since start.
std::string time_name(const Scenario& scenario, double hours);

// "5 Jan"; days since the day the scenario starts.
std::string day_name(const Scenario& scenario, std::size_t day);

// "15:55"
std::string clock_name(double hour_of_day);

}  // namespace backlash
