// The sensitivity of one objective of a study, by the method of its design.
#pragma once

#include <span>

#include "study/design.hpp"
#include "study/sensitivity/sensitivity.hpp"
#include "study/study.hpp"

namespace backlash {

// `values` by case, the mean over replicates for instance; NaN where a case has none. Intervals are a
// function of the study's seed.
Sensitivity analyse(const Study& study, const Design& design, std::span<const double> values);

// The regression that designs without a method of their own get: parameters with a range by their place in
// it, numbers and pairs of categories by their number; three categories or more have no order and no
// estimate.
Sensitivity analyse_by_regression(const Study& study, const Design& design, std::span<const double> values);

}  // namespace backlash
