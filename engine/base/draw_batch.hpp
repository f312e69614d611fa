// Random draws of many accounts at once, in vector registers, the same bits on every machine.
//
// Each takes the next uniforms of every account of the batch, as many as it needs; values[k] belongs to the
// k-th account, entries beyond are not defined. A draw does not depend on who else is in the batch.
#pragma once

#include <array>
#include <span>

#include "base/uniform_batch.hpp"

namespace backlash {

// Standard normal, by its quantile function.
void draw_normals(UniformBatch& uniforms, PerEntry<double>& values);

// exp(mu + sigma Z).
void draw_lognormals(UniformBatch& uniforms, double mu, double sigma, PerEntry<double>& values);

// Pareto on [1, infinity) with P(X > x) = x^-index, index > 0.
void draw_paretos(UniformBatch& uniforms, double index, PerEntry<double>& values);

// Gamma with the given shape > 0 and scale 1. Marsaglia and Tsang 2000.
void draw_gammas(UniformBatch& uniforms, double shape, PerEntry<double>& values);

// Beta(a, b), a > 0, b > 0, in [0, 1]: a rare draw within 2^-54 of an end is rounded to it.
void draw_betas(UniformBatch& uniforms, double a, double b, PerEntry<double>& values);

// Dirichlet over four levels with the given concentrations > 0; values[i] are the i-th parts, and the parts
// sum to 1 but for rounding.
void draw_dirichlets(UniformBatch& uniforms, std::span<const double, 4> concentrations,
                     std::array<PerEntry<double>, 4>& values);

}  // namespace backlash
