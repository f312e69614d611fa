// Which scenarios can be compared replicate by replicate.
#pragma once

#include <span>

#include "scenario/scenario.hpp"

namespace backlash {

// Pairs share everything that the random numbers and the tables hang on: seed, replicates, accounts and
// network, start, duration, step, cadence, currency. The first scenario is the base. Throws InputError that
// says of every scenario what it does not share with the base, or that two have one name.
void require_pairs(std::span<const Scenario> scenarios);

}  // namespace backlash
