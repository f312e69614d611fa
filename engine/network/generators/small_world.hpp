// A ring on which everybody knows the nearest neighbours; some ties lead to a random account instead.
//
// Watts and Strogatz 1998. Ties are mutual. rewiring 0: the ring lattice; 1: a random network in which
// everybody has at least half of the ties.
#pragma once

#include "network/generators/communities.hpp"

namespace backlash {

struct SmallWorld {
    std::uint32_t accounts = 0;
    std::uint32_t neighbours = 6;  // even, below accounts
    double rewiring = 0.0;         // probability that a tie leads elsewhere
};

// Throws InputError when `neighbours` is odd or too large.
void check_model(const SmallWorld& model);

// O(N + E). The same for any number of threads. Throws as check_model().
GeneratedNetwork generate_small_world(const SmallWorld& model, const RandomSource& source,
                                      Executor& executor);

}  // namespace backlash
