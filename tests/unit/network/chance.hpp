// How far a count is from what chance allows, in standard deviations of a normal: |z| < 5 is exceeded by a
// right program once in 1.7 million checks.
#pragma once

#include <cmath>
#include <span>

namespace backlash {

inline constexpr double z_limit = 5.0;

inline double binomial_z(double successes, double trials, double probability) {
    return (successes - trials * probability) / std::sqrt(trials * probability * (1.0 - probability));
}

// Pearson's chi-square of counts against expected ones (equal sums), made normal by Wilson and Hilferty 1931.
inline double chi_square_z(std::span<const double> counts, std::span<const double> expected) {
    double chi_square = 0.0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        chi_square += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
    }
    const auto freedom = static_cast<double>(counts.size() - 1);
    const double spread = 2.0 / (9.0 * freedom);
    return (std::cbrt(chi_square / freedom) - (1.0 - spread)) / std::sqrt(spread);
}

}  // namespace backlash
