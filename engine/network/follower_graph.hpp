// Who follows whom, stored by followee: the accounts that a post of j reaches are one contiguous row.
//
// The rows live in a boost::compressed_sparse_row_graph (32-bit ids, 64-bit offsets); this header gives them
// as spans and stays free of Boost, whose headers cost seconds to compile. For Boost's algorithms include
// network/boost_graph.hpp.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/executor.hpp"

namespace backlash {

struct FollowerRows;  // holds the Boost graph; defined in network/boost_graph.hpp

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

    // Rows that lie in memory of somebody else, as above; `keeper` keeps it there as long as a copy of this
    // graph lives. Boost's algorithms cannot be used on it.
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

    // Throws std::logic_error when the rows are somebody else's.
    const FollowerRows& rows() const;

    bool operator==(const FollowerGraph& other) const;

  private:
    std::shared_ptr<const FollowerRows> rows_;  // null when the rows are somebody else's
    std::shared_ptr<const void> keeper_;
    std::span<const std::uint64_t> row_starts_;
    std::span<const std::uint32_t> followers_;
};

// The same ties stored by follower: `followers(i)` of the result are the accounts that i follows. O(N + E).
FollowerGraph reversed(const FollowerGraph& graph, Executor& executor);

}  // namespace backlash
