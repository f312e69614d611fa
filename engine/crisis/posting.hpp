// M6: whether an account that is on-line and knows of the crisis posts, and in what tone.
#pragma once

#include "base/elementary.hpp"
#include "population/account.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

enum class Tone { silent, neutral, negative };

// Hazards of a negative and a neutral post at this log-in:
//   w  = e (1 - phi) n (1 when prompted by something read, else `prompt`)
//   ln = pi v o^2 w,   l0 = pi0 [v > 0] (1 - o) w
// Posts if u_post < 1 - e^-(ln + l0), negative if u_tone < ln / (ln + l0).
inline Tone decide_post(const Account& account, bool prompted, double novelty, float u_post, float u_tone,
                        const PostingValues& values) {
    if (account.involvement <= 0.0F) return Tone::silent;
    const double o = account.outrage;
    const double w =
        account.engagement * (1.0 - account.fatigue) * novelty * (prompted ? 1.0 : values.unprompted);
    const double negative = values.negative_rate * account.involvement * o * o * w;
    const double neutral = values.neutral_rate * (1.0 - o) * w;
    const double hazard = negative + neutral;
    // 1 - e^-x < x: most log-ins end here without an exponential.
    if (u_post >= hazard || u_post >= 1.0 - portable_exp(-hazard)) return Tone::silent;
    return u_tone * hazard < negative ? Tone::negative : Tone::neutral;
}

// e (pi v o^2 + pi0): times novelty and prompting no hazard of the account can exceed it, because outrage and
// fatigue only fade since they were last brought up to date.
inline double highest_readiness(const Account& account, const PostingValues& values) {
    const double o = account.outrage;
    return (values.negative_rate * account.involvement * o * o + values.neutral_rate) * account.engagement;
}

// The same for a log-in.
inline double highest_hazard(const Account& account, bool prompted, double novelty,
                             const PostingValues& values) {
    return highest_readiness(account, values) * novelty * (prompted ? 1.0 : values.unprompted);
}

// phi += fat (1 - phi)
inline void tire(Account& account, double fatigue_per_post) {
    account.fatigue = static_cast<float>(account.fatigue + fatigue_per_post * (1.0 - account.fatigue));
}

}  // namespace backlash
