// Mean and quantiles of a small sample, for instance of one value over the replicates.
//
// NaN means "no value" and is left out; sums run in the order given, so the same values give the same bits.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace backlash {

// Arithmetic mean of the values that are not NaN; NaN when there are none.
double mean(std::span<const double> values);

// The values that are not NaN, in ascending order.
std::vector<double> sorted_present(std::span<const double> values);

// Quantile of values in ascending order without NaN, probability in [0, 1], interpolated linearly between
// order statistics (type 7 of Hyndman and Fan 1996, the default of R and numpy); NaN when there are no
// values.
double quantile(std::span<const double> ascending, double probability);

inline constexpr std::array<double, 5> summary_probabilities = {0.05, 0.25, 0.50, 0.75, 0.95};

struct SummaryStatistics {
    std::size_t count = 0;  // values that are not NaN
    double mean = 0.0;
    std::array<double, summary_probabilities.size()> quantiles{};
};

SummaryStatistics summarise(std::span<const double> values);

}  // namespace backlash
