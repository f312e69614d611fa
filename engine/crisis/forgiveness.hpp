// M7: what learning of a response does to an account.
#pragma once

#include <algorithm>
#include <array>

#include "base/elementary.hpp"
#include "crisis/event_kind.hpp"
#include "population/account.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// The best an account has heard so far, time already discounted: A*, Y*, P*. A maximum over the responses it
// has seen, so it follows from the set of seen events and need not be stored with the account.
struct BestResponse {
    double completeness = 0.0;                  // A*
    std::array<double, level_count> penalty{};  // Y*
    double plan = 0.0;                          // P*

    void include(const BestResponse& other) {
        completeness = std::max(completeness, other.completeness);
        plan = std::max(plan, other.plan);
        for (std::size_t m = 0; m < penalty.size(); ++m) penalty[m] = std::max(penalty[m], other.penalty[m]);
    }
};

// J = sum_m q[m] max_{l >= m} Y*[l]. Command responsibility: punishing a level satisfies blame at and below
// it.
inline double justice(const Account& account, const BestResponse& best) {
    double satisfied = 0.0;
    double at_or_above = 0.0;
    for (std::size_t m = level_count; m-- > 0;) {
        at_or_above = std::max(at_or_above, best.penalty[m]);
        satisfied += account.attribution[m] * at_or_above;
    }
    return satisfied;
}

// G = max(0, y[junior] - max(y[executive], y[ceo])) + d: punishing the underdog and shifting blame.
inline double scapegoating(const Response& response) {
    const auto& y = response.penalty;
    const double above = std::max(y[static_cast<int>(Level::executive)], y[static_cast<int>(Level::ceo)]);
    return std::max(0.0, y[static_cast<int>(Level::junior)] - above) + response.deflection;
}

// Forgiveness grows to Phi = t (1 - exp(-k_q (A* + J + P*))) and never shrinks; outrage shrinks by
// (1 - Phi_new) / (1 - Phi_old), so that repeating a statement adds nothing; trust is repaired in proportion;
// then scapegoating angers those who blame the top: o += min(1, chi v G D) (1 - o), D = q[executive] + q[ceo]
inline void appraise_response(Account& account, const BestResponse& best, double scapegoating,
                              const ForgivenessValues& values) {
    const double amends = best.completeness + justice(account, best) + best.plan;
    const double reached = account.trust * (1.0 - portable_exp(-values.effectiveness * amends));
    const double forgiveness = std::max<double>(reached, account.forgiveness);
    const double kept = (1.0 - forgiveness) / (1.0 - account.forgiveness);
    const double repair = values.trust_repair * (1.0 - kept) * (account.initial_trust - account.trust);
    const double blames_top = account.attribution[static_cast<int>(Level::executive)] +
                              account.attribution[static_cast<int>(Level::ceo)];
    double outrage = account.outrage * kept;
    const double anger = values.scapegoat_anger * account.involvement * scapegoating * blames_top;
    outrage += std::min(1.0, anger) * (1.0 - outrage);
    account.outrage = static_cast<float>(outrage);
    account.trust = static_cast<float>(account.trust + repair);
    account.forgiveness = static_cast<float>(forgiveness);
}

}  // namespace backlash
