// Account types for an imported network, which knows none: hubs by rank, the rest by chance.
#pragma once

#include <span>
#include <vector>

#include "base/random_streams.hpp"
#include "network/follower_graph.hpp"
#include "population/layout.hpp"

namespace backlash {

struct TypeAssignment {
    std::vector<AccountType> types;        // by id
    std::vector<std::uint32_t> actor_ids;  // in the order of `actors`
};

// Accounts by falling number of followers (ties: smaller id first) become: the actors in the order of the
// scenario, then media, then KOLs, in the numbers of the layout; KOLs are allied, hostile or neutral by
// chance in those numbers' proportion. Everybody else is a core fan, a fan or public by chance, independently
// of the network, so that an imported network has no homophily of stance beyond chance.
TypeAssignment assign_types(const FollowerGraph& graph, const PopulationLayout& layout,
                            std::span<const ActorValues> actors, const RandomSource& source);

}  // namespace backlash
