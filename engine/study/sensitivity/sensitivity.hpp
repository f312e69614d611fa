// How much each parameter of a study matters for one objective. Which method applies follows from the design.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "study/sensitivity/bootstrap.hpp"

namespace backlash {

// One measure of importance, for every parameter.
struct SensitivityMeasure {
    std::string name;              // snake_case: "sobol_first", "morris_mu_star", "regression"
    bool has_unit = false;         // that of the objective; otherwise it is a pure number
    std::string meaning;           // one sentence
    std::vector<Estimate> values;  // by parameter; NaN where the method cannot say
};

struct Sensitivity {
    std::vector<SensitivityMeasure> measures;  // empty when there is too little to go by
    std::size_t used = 0;  // rows, trajectories or cases without a missing value, from which it is computed
    std::size_t left_out = 0;              // those with one
    double explained = Estimate::missing;  // of a regression: R^2, the share of the variance that it explains
};

// Sobol' indices from the cases of a Saltelli design, in its order (study/designs/saltelli.cpp).
//   first order  S_i = V_i / V,  V_i = mean(f(B) (f(A_B^i) - f(A)))     Saltelli et al. 2010, table 2 (b)
//   total order  T_i = mean((f(A) - f(A_B^i))^2) / (2 V)                Jansen 1999
// V is the variance over A and B. Resampled by row. Estimates of small indices may be negative.
Sensitivity sobol_indices(std::span<const double> values, std::size_t parameters, std::uint64_t seed);

// Elementary effects (Morris 1991) from trajectories of parameters + 1 points each: difference of the values
// over difference of the coordinate, so in units of the objective for the whole range of the parameter. mu is
// their mean, mu* the mean of their sizes (Campolongo, Cariboni and Saltelli 2007), sigma their standard
// deviation. Resampled by trajectory.
Sensitivity morris_effects(std::span<const std::vector<double>> points, std::span<const double> values,
                           std::uint64_t seed);

// Standardised regression coefficients: least squares on columns and values scaled to mean 0 and standard
// deviation 1. `columns[parameter][case]`; an empty or a constant column gets no estimate. Resampled by case.
// They mean something when R^2 is high.
Sensitivity standardised_regression(std::span<const std::vector<double>> columns,
                                    std::span<const double> values, std::uint64_t seed);

}  // namespace backlash
