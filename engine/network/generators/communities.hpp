// Generates a follower graph with communities, heavy-tailed attractiveness and named hubs.
//
// 1. Account j gets an attractiveness w_j, account i a number of stubs k_i (see CommunityModel).
// 2. Each stub looks in the community of i with probability `homophily`, else in the whole population, and
// picks an
//    account with probability proportional to w. When the own community holds nobody to pick, it looks
//    everywhere.
// 3. A tie among two ordinary accounts is returned with probability `reciprocity`.
// 4. Each account follows each hub with the probability of its group.
// 5. Loops and duplicates are dropped.
// Every draw is a function of (seed, replicate, account, stub): the result is the same for any number of
// threads.
#pragma once

#include <cstdint>

#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "network/follower_graph.hpp"
#include "network/generators/community_model.hpp"

namespace backlash {

struct GenerationReport {
    std::uint64_t loops_dropped = 0;
    std::uint64_t duplicates_dropped = 0;
};

struct GeneratedNetwork {
    FollowerGraph graph;
    GenerationReport report;
};

// O(N + E) time; memory while building: 6 bytes a tie, duplicates included, and 8 to 36 an account. Throws
// InputError when the model contradicts itself, with all that is wrong.
GeneratedNetwork generate_communities(const CommunityModel& model, const RandomSource& source,
                                      Executor& executor);

}  // namespace backlash
