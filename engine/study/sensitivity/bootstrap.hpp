// Intervals by resampling: the percentile bootstrap (Efron 1979; Efron and Tibshirani 1993, section 13.3).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace backlash {

// A value with its 95 % interval; NaN where there is none.
struct Estimate {
    static constexpr double missing = std::numeric_limits<double>::quiet_NaN();

    double value = missing;
    double low = missing;
    double high = missing;
};

inline constexpr std::uint32_t bootstrap_resamples = 1000;

// Statistics of some of `units` things that were drawn independently, given by their numbers, which may
// repeat.
using Statistics = std::function<std::vector<double>(std::span<const std::uint32_t> chosen)>;

// Each statistic of all units, and between which bounds it lies in 95 % of the resamples. The resamples are a
// function of seed and number of units. Without units: no estimates.
std::vector<Estimate> bootstrap(std::uint32_t units, std::uint64_t seed, const Statistics& statistics);

}  // namespace backlash
