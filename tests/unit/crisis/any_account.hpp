// Accounts in any state that the model allows, for properties.
#pragma once

#include <rapidcheck.h>

#include <numeric>

#include "crisis/forgiveness.hpp"
#include "population/account.hpp"

namespace backlash {

// 0 and 1 included.
inline double any_share() {
    return *rc::gen::inRange(0, 10001) / 10000.0;
}

inline Account any_account() {
    Account account;
    account.outrage = static_cast<float>(any_share());
    account.initial_trust = static_cast<float>(0.02 + 0.96 * any_share());
    account.trust = static_cast<float>(account.initial_trust * any_share());
    account.forgiveness = static_cast<float>(0.98 * any_share());
    account.loyalty = static_cast<float>(any_share());
    account.involvement = static_cast<float>(3.0 * any_share());
    account.threshold = static_cast<float>(0.1 + 10.0 * any_share());
    for (float& part : account.attribution) part = static_cast<float>(0.01 + any_share());
    const float sum = std::accumulate(account.attribution.begin(), account.attribution.end(), 0.0F);
    for (float& part : account.attribution) part /= sum;
    return account;
}

inline BestResponse any_response() {
    return {.completeness = any_share(),
            .penalty = {any_share(), any_share(), any_share(), any_share()},
            .plan = any_share()};
}

}  // namespace backlash
