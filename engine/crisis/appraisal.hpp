// M4: what learning of a revelation does to an account. Love becomes hate (Grégoire, Tripp and Legoux 2009).
#pragma once

#include <algorithm>

#include "population/account.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// Outrage that rises by d: o + d.
inline float raised(float outrage, double rise) {
    return static_cast<float>(outrage + rise);
}

// Trust while outrage rises by d: t (1 - k_t d).
inline float eroded(float trust, double rise, double trust_erosion) {
    return static_cast<float>(trust * (1.0 - trust_erosion * rise));
}

inline void raise_outrage(Account& account, double rise, double trust_erosion) {
    account.outrage = raised(account.outrage, rise);
    account.trust = eroded(account.trust, rise, trust_erosion);
}

// d = (1 - o) clip(S v (1 + b (2 l - 1)), 0, .98) (1 - Phi)
inline void appraise_revelation(Account& account, double severity, const OutrageValues& outrage,
                                double trust_erosion) {
    const double betrayal = 1.0 + outrage.love_becomes_hate * (2.0 * account.loyalty - 1.0);
    const double impact = std::clamp(severity * account.involvement * betrayal, 0.0, 0.98);
    raise_outrage(account, (1.0 - account.outrage) * impact * (1.0 - account.forgiveness), trust_erosion);
}

}  // namespace backlash
