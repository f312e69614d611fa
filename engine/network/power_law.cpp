#include "network/power_law.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/elementary.hpp"

namespace backlash {

// Sums over x of x^-alpha (ln x)^m, m = 0, 1, 2: the first terms one by one, the rest by Euler and Maclaurin
// (integral, half of the first term, derivative / 12).
LogMoments power_law_log_moments(double alpha, std::uint32_t x_min) {
    constexpr std::uint32_t terms = 400;
    std::array<double, 3> sums{};
    for (std::uint32_t i = 0; i < terms; ++i) {
        const double log = portable_log(static_cast<double>(x_min) + i);
        const double term = portable_exp(-alpha * log);
        sums[0] += term;
        sums[1] += term * log;
        sums[2] += term * log * log;
    }
    const double a = static_cast<double>(x_min) + terms;
    const double log = portable_log(a);
    const double term = portable_exp(-alpha * log);
    const double b = alpha - 1.0;
    sums[0] += term * (a / b + 0.5 + alpha / a / 12.0);
    sums[1] += term * (a * (log / b + 1.0 / (b * b)) + 0.5 * log - (1.0 - alpha * log) / a / 12.0);
    sums[2] += term * (a * (log * log / b + 2.0 * log / (b * b) + 2.0 / (b * b * b)) + 0.5 * log * log -
                       (2.0 * log - alpha * log * log) / a / 12.0);
    const double mean = sums[1] / sums[0];
    return {mean, sums[2] / sums[0] - mean * mean};
}

// The likelihood is largest where the model's mean of ln x, which falls with alpha, is the observed one.
PowerLawFit fit_power_law(double mean_log, std::uint64_t n, std::uint32_t x_min) {
    double low = 1.001;
    double high = 20.0;
    if (mean_log <= portable_log(x_min)) return {};
    for (int halving = 0; halving < 50; ++halving) {
        const double middle = 0.5 * (low + high);
        (power_law_log_moments(middle, x_min).mean > mean_log ? low : high) = middle;
    }
    const double alpha = 0.5 * (low + high);
    const double variance = power_law_log_moments(alpha, x_min).variance;
    return {alpha, 1.0 / std::sqrt(static_cast<double>(n) * variance)};
}

}  // namespace backlash
