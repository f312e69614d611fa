// The plainest picture of a graph: a set of pairs (followee, follower). What the fast code is compared with.
#pragma once

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "network/follower_graph.hpp"

namespace backlash {

using TieSet = std::set<std::pair<std::uint32_t, std::uint32_t>>;  // (followee, follower)

inline TieSet tie_set(const FollowerGraph& graph) {
    TieSet ties;
    for (std::uint32_t followee = 0; followee < graph.accounts(); ++followee) {
        for (const std::uint32_t follower : graph.followers(followee)) ties.emplace(followee, follower);
    }
    return ties;
}

inline FollowerGraph graph_of(std::uint32_t accounts, const TieSet& ties) {
    std::vector<std::uint64_t> starts(accounts + std::size_t{1});
    std::vector<std::uint32_t> followers;
    for (const auto& [followee, follower] : ties) {
        ++starts[followee + std::size_t{1}];
        followers.push_back(follower);
    }
    for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
    return {std::move(starts), std::move(followers)};
}

// Rows ascending, none twice, no loop, ids in range.
inline bool is_well_formed(const FollowerGraph& graph) {
    if (graph.row_starts().front() != 0 || graph.row_starts().back() != graph.edges()) return false;
    for (std::uint32_t followee = 0; followee < graph.accounts(); ++followee) {
        std::int64_t last = -1;
        for (const std::uint32_t follower : graph.followers(followee)) {
            if (follower <= last || follower >= graph.accounts() || follower == followee) return false;
            last = follower;
        }
    }
    return true;
}

}  // namespace backlash
