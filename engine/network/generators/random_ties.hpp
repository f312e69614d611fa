// A uniformly random network: ties between accounts chosen at random. Degrees are Poisson in the limit.
//
// Erdős and Rényi 1959, G(N, M). Loops and duplicates (a share of about mean_degree / N) are dropped.
#pragma once

#include "network/generators/communities.hpp"

namespace backlash {

struct RandomTies {
    std::uint32_t accounts = 0;
    double mean_degree = 10.0;  // of followers, as of followees
    bool mutual = true;         // each tie in both directions: an undirected graph
};

// O(N + E). The same for any number of threads.
GeneratedNetwork generate_random_ties(const RandomTies& model, const RandomSource& source,
                                      Executor& executor);

}  // namespace backlash
