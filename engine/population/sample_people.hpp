// Draws what makes people themselves: loyalty, trust, involvement, engagement, threshold, attribution,
// log-in rate. Many at once, in vector registers.
//
// Distributions and sources: docs/model/population.md (heterogeneity table). Each is a pure function of the
// random source, the id and the type, so that populations are built in parallel and every scenario with one
// seed has the same people.
#pragma once

#include <span>

#include "base/word_batch.hpp"
#include "population/account.hpp"
#include "population/stated_people.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// By id.
struct People {
    std::span<Account> accounts;   // at step 0; calming_rate is per step of `scenario.step` hours
    std::span<float> login_rates;  // [alpha_i] log-ins per hour when the rhythm is at its mean
};

// Draws the accounts `ids`, at most word_batch, all of one type, whose memory is zeros; of ids[k] stated[k]
// is stated. What is stated takes the place of what is drawn before anything follows from it, all other draws
// are as without it; but involvement of those who act by script remains 0, and trust is kept in its bounds.
void sample_people(const RandomSource& source, std::span<const std::uint32_t> ids, AccountType type,
                   const Scenario& scenario, People people, StatedRow stated = {});

}  // namespace backlash
