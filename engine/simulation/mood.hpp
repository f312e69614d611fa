// How outrage fades, and how looks at the whole population count it.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/elementary.hpp"
#include "population/account.hpp"
#include "scenario/account_type.hpp"

namespace backlash {

// Share of outrage left after that many steps: e^(-k dt / (tau_o (1 + b_tau l))), the rate in 1 / step.
inline float calming(float rate, std::uint32_t elapsed) {
    // By way of a signed number: few vector registers convert others.
    return portable_exp_float(-rate * static_cast<float>(static_cast<std::int32_t>(elapsed)));
}

// Sums of outrage and trust are in integers of 1 / mood_unit.
inline constexpr float mood_unit = 0x1p30F;

inline std::int32_t in_mood_units(float value) {
    return static_cast<std::int32_t>(value * mood_unit);
}

// Outrage and trust are counted in so many equal parts of [0, 1].
inline constexpr int fine_bins = 2000;

// A value outside [0, 1], which only a wrong equation makes, is counted in the first or last bin: the figures
// then show the error, where a write beside the bins would end the program.
inline std::int32_t fine_bin_of(float value) {
    return std::clamp(static_cast<std::int32_t>(value * fine_bins), 0, fine_bins - 1);
}

inline bool belongs(int type, int group) {
    if (group == all_group || group == type) return true;
    return group == fans_group && is_fan(static_cast<AccountType>(type));
}

}  // namespace backlash
