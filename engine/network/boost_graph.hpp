// The follower graph as Boost.Graph sees it: vertex j, out-edges to the followers of j.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>

#include "network/follower_graph.hpp"

namespace backlash {

using BoostFollowerGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::uint64_t>;

struct FollowerRows {
    BoostFollowerGraph graph;
};

inline const BoostFollowerGraph& boost_graph(const FollowerGraph& graph) {
    return graph.rows().graph;
}

}  // namespace backlash
