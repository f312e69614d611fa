// The two numbers that make an account what it is in the network: how much it attracts, how many it follows.
// Of the accounts of a range side by side, at most word_batch of them; values[k] belongs to the k-th.
#pragma once

#include <cstdint>

#include "base/blocks.hpp"
#include "base/random_streams.hpp"
#include "base/word_batch.hpp"
#include "network/generators/community_model.hpp"

namespace backlash {

// Weights with which stubs pick accounts of the group; 0 in groups that are no followees.
void draw_attractiveness(const CommunityModel& model, const AccountGroup& group, const RandomSource& source,
                         IdRange ids, PerEntry<double>& weights);

// Numbers of stubs, in [1, out_degree_cap].
void draw_out_degrees(const CommunityModel& model, const RandomSource& source, IdRange ids,
                      PerEntry<std::uint32_t>& degrees);

}  // namespace backlash
