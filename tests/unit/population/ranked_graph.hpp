// A follower graph given by the number of followers of each account.
#pragma once

#include <utility>
#include <vector>

#include "network/follower_graph.hpp"

namespace backlash {

// Account j is followed by the first counts[j] accounts other than itself.
inline FollowerGraph graph_with_followers(const std::vector<std::uint32_t>& counts) {
    std::vector<std::uint64_t> row_starts = {0};
    std::vector<std::uint32_t> followers;
    for (std::uint32_t j = 0; j < counts.size(); ++j) {
        for (std::uint32_t n = 0, id = 0; n < counts[j]; ++id) {
            if (id == j) continue;
            followers.push_back(id);
            ++n;
        }
        row_starts.push_back(followers.size());
    }
    return {std::move(row_starts), std::move(followers)};
}

}  // namespace backlash
