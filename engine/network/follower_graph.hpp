// Who follows whom, stored by followee: the accounts that a post of j reaches are one contiguous row.
//
// Compressed sparse rows, ids of 32 bits and offsets of 64. For Boost's algorithms include
// network/boost_graph.hpp; this header stays free of Boost, whose headers cost seconds to compile.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/executor.hpp"

namespace backlash {

// Immutable: copies share the rows. Ids run from 0 to accounts() - 1.
class FollowerGraph {
  public:
    // No account, no edge.
    FollowerGraph();

    // Takes the rows over without copying. Row j is followers[row_starts[j] .. row_starts[j + 1]): ids
    // ascending, none twice, none equal to j. row_starts has accounts + 1 entries, the first 0, the last
    // followers.size(). Throws std::invalid_argument when the two sizes disagree; the rows themselves are the
    // caller's promise.
    FollowerGraph(std::vector<std::uint64_t> row_starts, std::vector<std::uint32_t> followers);

    // Rows that lie elsewhere, as above; `keeper` keeps them there as long as a copy of this graph lives.
    FollowerGraph(std::shared_ptr<const void> keeper, std::span<const std::uint64_t> row_starts,
                  std::span<const std::uint32_t> followers);

    std::uint32_t accounts() const { return static_cast<std::uint32_t>(row_starts_.size() - 1); }
    std::uint64_t edges() const { return followers_.size(); }

    // Ids of the accounts that follow `followee`, ascending. Valid as long as a copy of this graph lives.
    std::span<const std::uint32_t> followers(std::uint32_t followee) const {
        return followers_.subspan(row_starts_[followee], follower_count(followee));
    }
    std::uint32_t follower_count(std::uint32_t followee) const {
        return static_cast<std::uint32_t>(row_starts_[followee + std::size_t{1}] - row_starts_[followee]);
    }

    // Offsets of the rows, accounts() + 1 of them, and all rows one after the other.
    std::span<const std::uint64_t> row_starts() const { return row_starts_; }
    std::span<const std::uint32_t> all_followers() const { return followers_; }

    bool operator==(const FollowerGraph& other) const;

  private:
    std::shared_ptr<const void> keeper_;  // of the rows
    std::span<const std::uint64_t> row_starts_;
    std::span<const std::uint32_t> followers_;
};

// The same ties stored by follower: `followers(i)` of the result are the accounts that i follows. O(N + E).
FollowerGraph reversed(const FollowerGraph& graph, Executor& executor);

}  // namespace backlash
