#include "base/summary_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace backlash {

double mean(std::span<const double> values) {
    double sum = 0.0;
    std::size_t count = 0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
    }
    return count == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(count);
}

std::vector<double> sorted_present(std::span<const double> values) {
    std::vector<double> present;
    present.reserve(values.size());
    std::copy_if(values.begin(), values.end(), std::back_inserter(present),
                 [](double value) { return !std::isnan(value); });
    std::sort(present.begin(), present.end());
    return present;
}

double quantile(std::span<const double> ascending, double probability) {
    if (ascending.empty()) return std::numeric_limits<double>::quiet_NaN();
    const double position = probability * static_cast<double>(ascending.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(position), ascending.size() - 1);
    const double low = ascending[below];
    const double high = ascending[std::min(below + 1, ascending.size() - 1)];
    const double weight = position - static_cast<double>(below);
    // Equal neighbours may be infinite, and a neighbour of weight 0 too: neither may turn into NaN.
    return low == high || weight == 0.0 ? low : low + weight * (high - low);
}

SummaryStatistics summarise(std::span<const double> values) {
    const auto ascending = sorted_present(values);
    SummaryStatistics summary{ascending.size(), mean(values), {}};
    std::transform(summary_probabilities.begin(), summary_probabilities.end(), summary.quantiles.begin(),
                   [&](double probability) { return quantile(ascending, probability); });
    return summary;
}

}  // namespace backlash
