// An undirected network on which averaging comes to an end.
#pragma once

#include "checking.hpp"
#include "network/generators/small_world.hpp"
#include "unit/classics/model_case.hpp"

namespace backlash::checks {

inline Influence connected_network(std::uint32_t accounts) {
    const auto serial = serial_executor();
    // Nobody has fewer than three ties: connected but for a chance far below 1e-6.
    return influence_of(generate_small_world({.accounts = accounts, .neighbours = 6, .rewiring = 0.3},
                                             {.seed = seed()}, *serial),
                        *serial);
}

}  // namespace backlash::checks
