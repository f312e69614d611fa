// Random draws from named distributions, the same bits on every machine.
//
// Each takes its uniforms from a UniformSequence; the standard library's distributions are not used because
// their algorithms differ between implementations. Each is checked against its distribution by a
// Kolmogorov-Smirnov test.
#pragma once

#include <array>
#include <span>

#include "base/elementary.hpp"
#include "base/random_streams.hpp"

namespace backlash {

// Quantile of the standard normal distribution, u in (0, 1). Wichura 1988, AS 241, relative error below
// 1e-15.
double normal_quantile(double u);

// Standard normal.
double draw_normal(UniformSequence& uniforms);

// Exponential with mean 1.
double draw_exponential(UniformSequence& uniforms);

// Exponential with mean 1 from one uniform in (0, 1). Without a branch.
inline double exponential_from(double u) {
    return -portable_log_of_normal(u);
}

// Gamma with the given shape > 0 and scale 1. Marsaglia and Tsang 2000.
double draw_gamma(UniformSequence& uniforms, double shape);

// Beta(a, b), a > 0, b > 0, in [0, 1]: a rare draw within 2^-54 of an end is rounded to it.
double draw_beta(UniformSequence& uniforms, double a, double b);

// Pareto on [1, infinity) with P(X > x) = x^-index, index > 0.
double draw_pareto(UniformSequence& uniforms, double index);

// exp(mu + sigma Z).
double draw_lognormal(UniformSequence& uniforms, double mu, double sigma);

// Dirichlet over four levels with the given concentrations > 0; the parts sum to 1 but for rounding.
std::array<double, 4> draw_dirichlet(UniformSequence& uniforms, std::span<const double, 4> concentrations);

}  // namespace backlash
