// What takes the ties of a graph by follower, which the rows of the graph are not sorted by.
//
// Looking up the reverse of each tie would be two random touches of memory a tie. Instead ties are sorted
// coarsely by follower, a part of the accounts after the other, and each bin is looked up in rows that lie in
// the cache.
#pragma once

#include <cstdint>

#include "base/executor.hpp"
#include "network/follower_graph.hpp"

namespace backlash {

struct FollowerSums {
    std::uint64_t returned = 0;       // ties whose reverse exists too
    std::uint32_t max_followees = 0;  // of one account
};

// O(N + E). Takes about half of the memory of the rows, 64 bytes an account at most, and 4 bytes an account
// besides. Integers: the same for any number of threads.
FollowerSums sum_by_follower(const FollowerGraph& graph, Executor& executor);

// What that takes for so many ties; but for pieces that are not full.
std::uint64_t sum_by_follower_bytes(std::uint64_t accounts, std::uint64_t ties);

}  // namespace backlash
