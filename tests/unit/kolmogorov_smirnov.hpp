// Kolmogorov-Smirnov test of a sample against a continuous distribution.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

namespace backlash {

// P(K > x) for Kolmogorov's distribution, the limit of sqrt(n) D.
inline double kolmogorov_tail(double x) {
    if (x <= 0.0) return 1.0;
    double sum = 0.0;
    if (x < 1.18) {  // this series converges fast for a small x, the other one for a large x
        for (int k = 1; k <= 7; k += 2)
            sum += std::exp(-k * k * std::numbers::pi * std::numbers::pi / (8.0 * x * x));
        return 1.0 - sum * std::sqrt(2.0 * std::numbers::pi) / x;
    }
    for (int k = 1; k <= 4; ++k) sum += (k % 2 == 1 ? 2.0 : -2.0) * std::exp(-2.0 * k * k * x * x);
    return sum;
}

// Largest distance between the empirical distribution function of the sample and `cdf`.
template <typename Cdf>
double kolmogorov_distance(std::span<const double> sample, const Cdf& cdf) {
    std::vector<double> ascending(sample.begin(), sample.end());
    std::sort(ascending.begin(), ascending.end());
    const auto n = static_cast<double>(ascending.size());
    double distance = 0.0;
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        const double expected = cdf(ascending[i]);
        const auto below = static_cast<double>(i);
        distance = std::max({distance, expected - below / n, (below + 1.0) / n - expected});
    }
    return distance;
}

// Probability of a distance as large as the sample's, were it drawn from `cdf`. Correction for finite n:
// Stephens 1970, good to about 1 % for n >= 4.
template <typename Cdf>
double kolmogorov_smirnov_p(std::span<const double> sample, const Cdf& cdf) {
    const double root = std::sqrt(static_cast<double>(sample.size()));
    return kolmogorov_tail((root + 0.12 + 0.11 / root) * kolmogorov_distance(sample, cdf));
}

}  // namespace backlash
