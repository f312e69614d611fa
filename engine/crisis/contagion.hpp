// M5: complex contagion. One outraged post moves little, several in one reading move a lot (Centola and Macy
// 2007; Mønsted et al. 2017).
#pragma once

#include <algorithm>

namespace backlash {

// What of an account decides how much outrage it catches.
struct Susceptibility {
    float involvement;  // [v]
    float threshold;    // [theta_i] posts
    float outrage;      // [o]
    float forgiveness;  // [Phi]
};

// Rise of outrage d = min(1, eta v x^2 / (x^2 + theta_i^2)) (1 - o) (1 - Phi), x = outraged posts taken in at
// this reading.
inline double caught_outrage(const Susceptibility& reader, double dose, double contagion_rate) {
    const double xx = dose * dose;
    const double threshold = reader.threshold;
    const double saturation = xx / (xx + threshold * threshold);
    const double caught = std::min(1.0, contagion_rate * reader.involvement * saturation);
    return caught * (1.0 - reader.outrage) * (1.0 - reader.forgiveness);
}

}  // namespace backlash
