// What looks at the whole population read of an account, side by side.
#pragma once

#include <cstdint>

#include "population/account.hpp"
#include "scenario/account_type.hpp"

namespace backlash {

struct Mood {
    float outrage;  // as of step `stamp`
    float trust;
    float calming_rate;
    std::uint32_t stamp;
};

// Sums of outrage and trust are in integers of 1 / mood_unit.
inline constexpr float mood_unit = 0x1p30F;

inline bool belongs(int type, int group) {
    if (group == all_group || group == type) return true;
    return group == fans_group && is_fan(static_cast<AccountType>(type));
}

}  // namespace backlash
