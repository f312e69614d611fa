// How much a response is worth at the moment it comes.
#pragma once

#include "base/elementary.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// T(D) = 1                                               D <= 0  (self-disclosure before the leak)
// T(D) = [1 - (1 - r0) e^(-D / tau_r)] e^(-D / tau_d)    D > 0
// D = hours from onset to response. Too early is before the facts are known (Frantz and Bennigson 2005); too
// late is stale. The place of the optimum follows from tau_r and r0, which no data fix.
inline double response_timing(double delay, const ForgivenessValues& values) {
    if (delay <= 0.0) return 1.0;
    const double ripeness =
        1.0 - (1.0 - values.immediate_share) * portable_exp(-delay / values.ripeness_time);
    return ripeness * portable_exp(-delay / values.staleness_time);
}

// Penalties do not ripen, they only go stale: e^(-max(D, 0) / tau_d).
inline double penalty_timing(double delay, const ForgivenessValues& values) {
    return delay <= 0.0 ? 1.0 : portable_exp(-delay / values.staleness_time);
}

}  // namespace backlash
