// Key figures of a published model: of every observable its last value, its highest, when that was, and its
// mean over the start and all steps.
#pragma once

#include <span>
#include <vector>

#include "simulation/record.hpp"

namespace backlash {

// All figures of models with these observables: `infectious_end`, `infectious_highest`,
// `infectious_highest_step`, `infectious_mean` and so on.
std::vector<QuantityDescriptor> figures_of(std::span<const QuantityDescriptor> observables);

// Their values, in the same order. Precondition: no series is empty.
std::vector<Indicator> compute_figures(std::span<const Series> series);

}  // namespace backlash
