// Draws what makes one account itself: loyalty, trust, involvement, engagement, threshold, attribution,
// log-in rate.
//
// Distributions and sources: docs/model/population.md (heterogeneity table). A pure function of the random
// source, the id and the type, so that populations are built in parallel and every scenario with one seed has
// the same people.
#pragma once

#include "base/random_streams.hpp"
#include "population/account.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// Account `id` at step 0. calming_rate is per step of `scenario.step` hours.
Account sample_account(const RandomSource& source, std::uint32_t id, AccountType type,
                       const Scenario& scenario);

// [alpha_i] log-ins per hour when the rhythm is at its mean.
float sample_login_rate(const RandomSource& source, std::uint32_t id, AccountType type,
                        const PopulationValues& population);

}  // namespace backlash
