// Who influences whom: the follower graph as the published models see it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "network/follower_graph.hpp"
#include "network/generators/communities.hpp"

namespace backlash {

// A tie from i to j means that i follows j, so that j influences i. An undirected graph has both ties.
struct Influence {
    FollowerGraph followers;  // row j: the accounts that j influences
    FollowerGraph followees;  // row i: the accounts that influence i
    // Weights of the ties, in the order of followees.all_followers(), and of each account for itself. Both
    // empty: all of an account's ties weigh the same. Only models that say so use them.
    std::vector<double> weights{};
    std::vector<double> self_weights{};
    std::vector<double> opinions{};  // at the start, of opinion models; empty: they draw them
    std::uint64_t loops_dropped = 0;
    std::uint64_t duplicates_dropped = 0;

    std::uint32_t accounts() const { return followers.accounts(); }
    std::span<const std::uint32_t> influenced_by(std::uint32_t j) const { return followers.followers(j); }
    std::span<const std::uint32_t> influences_on(std::uint32_t i) const { return followees.followers(i); }
    std::uint32_t influence_count(std::uint32_t i) const { return followees.follower_count(i); }

    // As many ties as influences_on(i), 64 places later, or the last of all: whose values to fetch while
    // those are used, because rows are short and a processor by itself does not look far enough ahead.
    const std::uint32_t* influences_ahead(std::uint32_t i) const {
        constexpr std::uint64_t places = 64;
        const auto all = followees.all_followers();
        return all.data() + std::min(followees.row_starts()[i] + places, all.size() - influence_count(i));
    }
};

inline Influence influence_of(FollowerGraph graph, Executor& executor) {
    FollowerGraph followees = reversed(graph, executor);
    return {.followers = std::move(graph), .followees = std::move(followees)};
}

inline Influence influence_of(GeneratedNetwork network, Executor& executor) {
    Influence influence = influence_of(std::move(network.graph), executor);
    influence.loops_dropped = network.report.loops_dropped;
    influence.duplicates_dropped = network.report.duplicates_dropped;
    return influence;
}

}  // namespace backlash
