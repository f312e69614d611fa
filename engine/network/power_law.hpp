// The discrete power law p(x) = x^-alpha / zeta(alpha, x_min), x = x_min, x_min + 1, …
//
// Clauset, Shalizi and Newman 2009, section 3 and appendix B.
#pragma once

#include <cstdint>

namespace backlash {

// Mean and variance of ln x.
struct LogMoments {
    double mean = 0.0;
    double variance = 0.0;
};

// alpha > 1, x_min >= 1. Relative error below 1e-9 for alpha <= 10.
LogMoments power_law_log_moments(double alpha, std::uint32_t x_min);

struct PowerLawFit {
    double alpha = 0.0;
    double standard_error = 0.0;
};

// Maximum likelihood (equations 3.5, 3.6) from n >= 2 values >= x_min of which ln x has this mean. Both 0
// when all values equal x_min: then every alpha is too small. alpha is sought in [1.001, 20].
PowerLawFit fit_power_law(double mean_log, std::uint64_t n, std::uint32_t x_min);

}  // namespace backlash
