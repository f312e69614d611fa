// Which scenarios can be compared replicate by replicate.
#pragma once

#include <span>

#include "scenario/scenario.hpp"

namespace backlash {

// Pairs share everything that the random numbers and the tables hang on: model, seed, replicates, accounts
// and network; of the crisis start, duration, step, cadence, currency; of published models steps and
// state_every. The first scenario is the base. Throws InputError that says of every scenario what it does not
// share with the base, or that two have one name.
void require_pairs(std::span<const Scenario> scenarios);

}  // namespace backlash
