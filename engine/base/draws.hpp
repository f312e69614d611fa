// Random draws from named distributions, the same bits on every machine.
//
// One account at a time; base/draw_batch.hpp draws for many, and has the distributions made of gammas. Each
// takes its uniforms from a UniformSequence; the standard library's distributions are not used because their
// algorithms differ between implementations. Each is checked against its distribution by a Kolmogorov-Smirnov
// test.
#pragma once

#include "base/elementary.hpp"
#include "base/normal_quantile.hpp"
#include "base/random_streams.hpp"

namespace backlash {

// Standard normal.
double draw_normal(UniformSequence& uniforms);

// Exponential with mean 1.
double draw_exponential(UniformSequence& uniforms);

// Exponential with mean 1 from one uniform in (0, 1). Without a branch.
inline double exponential_from(double u) {
    return -portable_log_of_normal(u);
}

// Pareto on [1, infinity) with P(X > x) = x^-index, index > 0.
double draw_pareto(UniformSequence& uniforms, double index);

// exp(mu + sigma Z).
double draw_lognormal(UniformSequence& uniforms, double mu, double sigma);

}  // namespace backlash
