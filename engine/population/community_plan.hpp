// Translates a scenario into the input of the network generator: who is in which community, who is a hub.
#pragma once

#include "base/random_streams.hpp"
#include "network/generators/community_model.hpp"
#include "population/layout.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// Community numbers: accounts that share the brand's identity, and everybody else.
inline constexpr std::uint16_t brand_community = 0;
inline constexpr std::uint16_t public_community = 1;

constexpr std::uint16_t community_of(AccountType type) {
    return is_fanlike(type) ? brand_community : public_community;
}

// Named actors are hubs with the follower probabilities of the scenario, the other media accounts hubs that a
// share of everyone follows, drawn uniformly between the two bounds of the scenario.
CommunityModel plan_communities(const NetworkValues& network, const PopulationLayout& layout,
                                std::span<const ActorValues> actors, const RandomSource& source);

// The id of each actor: the n-th actor of a type is the n-th account of that type.
std::vector<std::uint32_t> actor_ids(const PopulationLayout& layout, std::span<const ActorValues> actors);

}  // namespace backlash
