// Who follows a hub, at a cost that grows with the followers and not with the accounts.
#pragma once

#include <cstdint>
#include <vector>

#include "base/blocks.hpp"
#include "base/random_streams.hpp"

namespace backlash {

// Appends those of `ids` that follow `hub`, each with the same probability, ascending, the hub itself
// possibly among them. Gaps between followers are geometric (Batagelj and Brandes 2005). The result depends
// on `ids`: pieces of a group are drawn separately and must not overlap.
void draw_hub_followers(const RandomSource& source, std::uint32_t hub, double probability, IdRange ids,
                        std::vector<std::uint32_t>& followers);

}  // namespace backlash
