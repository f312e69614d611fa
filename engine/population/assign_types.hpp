// Account types for an imported network, which knows none: as stated, hubs by rank, the rest by chance.
#pragma once

#include <span>
#include <vector>

#include "base/random_streams.hpp"
#include "network/follower_graph.hpp"
#include "population/layout.hpp"
#include "population/stated_people.hpp"

namespace backlash {

struct TypeAssignment {
    std::vector<AccountType> types;        // by id
    std::vector<std::uint32_t> actor_ids;  // in the order of `actors`
};

// Whose type or place as an actor is stated has it. Of the others, accounts by falling number of followers
// (ties: smaller id first) become: the other actors in the order of the scenario, then media, then KOLs, up
// to the numbers of the layout, in which actors and stated accounts count; KOLs are allied, hostile or
// neutral by chance in the proportion of what is left of those numbers. Everybody else is a core fan, a fan
// or public by chance, independently of the network, so that an imported network has no homophily of stance
// beyond chance and what is stated. Throws InputError when there are more actors than accounts for them.
TypeAssignment assign_types(const FollowerGraph& graph, const PopulationLayout& layout,
                            std::span<const ActorValues> actors, const RandomSource& source,
                            const StatedPeople& stated = {});

}  // namespace backlash
