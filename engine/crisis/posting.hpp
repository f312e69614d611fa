// M6: whether an account that is on-line and knows of the crisis posts, and in what tone.
#pragma once

#include "base/elementary.hpp"
#include "population/account.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

enum class Tone { silent, neutral, negative };

// What of an account decides whether it posts.
struct Urge {
    float involvement;  // [v]
    float engagement;   // [e]
    float outrage;      // [o]
    float fatigue;      // [phi]
};

inline Urge urge_of(const Account& account) {
    return {.involvement = account.involvement,
            .engagement = account.engagement,
            .outrage = account.outrage,
            .fatigue = account.fatigue};
}

struct Hazards {
    double negative;  // [ln]
    double either;    // [ln + l0]
};

// Hazards of a negative and of any post at this log-in:
//   w  = e (1 - phi) n p,  p = 1 when prompted by something read, else `prompt`
//   ln = pi v o^2 w,   l0 = pi0 (1 - o) w
inline Hazards posting_hazards(const Urge& urge, double novelty, double prompting,
                               const PostingValues& values) {
    const double o = urge.outrage;
    const double w = urge.engagement * (1.0 - urge.fatigue) * novelty * prompting;
    const double negative = values.negative_rate * urge.involvement * o * o * w;
    const double neutral = values.neutral_rate * (1.0 - o) * w;
    return {negative, negative + neutral};
}

// [p]
inline double prompting_factor(bool prompted, const PostingValues& values) {
    return prompted ? 1.0 : values.unprompted;
}

// Posts if v > 0 and u_post < 1 - e^-(ln + l0), negative if u_tone < ln / (ln + l0).
inline Tone decide_post(const Urge& urge, bool prompted, double novelty, float u_post, float u_tone,
                        const PostingValues& values) {
    if (urge.involvement <= 0.0F) return Tone::silent;
    const Hazards hazards = posting_hazards(urge, novelty, prompting_factor(prompted, values), values);
    // 1 - e^-x < x: most log-ins end here without an exponential.
    if (u_post >= hazards.either || u_post >= 1.0 - portable_exp(-hazards.either)) return Tone::silent;
    return u_tone * hazards.either < hazards.negative ? Tone::negative : Tone::neutral;
}

// e (pi v o^2 + pi0): times novelty and prompting no hazard of the account can exceed it, because outrage and
// fatigue only fade since they were last brought up to date.
inline double highest_readiness(const Urge& urge, const PostingValues& values) {
    const double o = urge.outrage;
    return (values.negative_rate * urge.involvement * o * o + values.neutral_rate) * urge.engagement;
}

// The same for a log-in.
inline double highest_hazard(const Urge& urge, double novelty, double prompting,
                             const PostingValues& values) {
    return highest_readiness(urge, values) * novelty * prompting;
}

// phi += fat (1 - phi)
inline void tire(Account& account, double fatigue_per_post) {
    account.fatigue = static_cast<float>(account.fatigue + fatigue_per_post * (1.0 - account.fatigue));
}

}  // namespace backlash
