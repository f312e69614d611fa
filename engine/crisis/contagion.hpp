// M5: complex contagion. One outraged post moves little, several in one reading move a lot (Centola and Macy
// 2007; Mønsted et al. 2017).
#pragma once

#include <algorithm>

#include "crisis/appraisal.hpp"
#include "population/account.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// d = min(1, eta v x^2 / (x^2 + theta_i^2)) (1 - o) (1 - Phi), x = outraged posts taken in at this reading.
inline void spread_outrage(Account& account, double dose, double contagion_rate, double trust_erosion) {
    const double xx = dose * dose;
    const double threshold = account.threshold;
    const double saturation = xx / (xx + threshold * threshold);
    const double caught = std::min(1.0, contagion_rate * account.involvement * saturation);
    const double rise = caught * (1.0 - account.outrage) * (1.0 - account.forgiveness);
    raise_outrage(account, rise, trust_erosion);
}

}  // namespace backlash
