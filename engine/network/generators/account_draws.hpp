// The two numbers that make an account what it is in the network: how much it attracts, how many it follows.
#pragma once

#include <cstdint>

#include "base/random_streams.hpp"
#include "network/generators/community_model.hpp"

namespace backlash {

// Weight with which stubs pick the account; 0 in groups that are no followees.
double draw_attractiveness(const CommunityModel& model, const AccountGroup& group, const RandomSource& source,
                           std::uint32_t account);

// Number of stubs, in [1, out_degree_cap].
std::uint32_t draw_out_degree(const CommunityModel& model, const RandomSource& source, std::uint32_t account);

}  // namespace backlash
