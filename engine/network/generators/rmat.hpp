// A recursive-matrix network: each tie falls into one of four quarters of the adjacency matrix, and so on.
//
// Chakrabarti, Zhan and Faloutsos 2004. Skewed degrees, no communities by stance: for tests of speed.
#pragma once

#include "network/generators/communities.hpp"

namespace backlash {

struct Rmat {
    std::uint32_t accounts = 0;
    double mean_degree = 16.0;  // before loops and duplicates are dropped
    double a = 0.57;            // probabilities of the quarters, row by row; d is the rest
    double b = 0.19;
    double c = 0.19;
};

// Throws InputError when a + b + c is above 1.
void check_model(const Rmat& model);

// O(E log N). The same for any number of threads. Throws as check_model().
GeneratedNetwork generate_rmat(const Rmat& model, const RandomSource& source, Executor& executor);

}  // namespace backlash
