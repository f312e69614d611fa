// The follower graph as Boost.Graph sees it: vertex j, out-edges to the followers of j. Algorithms that want
// an incidence, adjacency or vertex list graph take a FollowerGraph as it is, wherever its rows lie.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstdint>
#include <utility>

#include "network/follower_graph.hpp"

namespace backlash {

// A tie, from the account that is followed to one that hears of it.
struct Tie {
    std::uint32_t followee = 0;
    std::uint32_t follower = 0;

    bool operator==(const Tie&) const = default;
};

struct TieTo {
    std::uint32_t followee = 0;

    Tie operator()(std::uint32_t follower) const { return {followee, follower}; }
};

}  // namespace backlash

namespace boost {

template <>
struct graph_traits<backlash::FollowerGraph> {
    struct traversal_category : incidence_graph_tag, adjacency_graph_tag, vertex_list_graph_tag {};

    using directed_category = directed_tag;
    using edge_parallel_category = disallow_parallel_edge_tag;
    using vertex_descriptor = std::uint32_t;
    using edge_descriptor = backlash::Tie;
    using vertices_size_type = std::uint32_t;
    using edges_size_type = std::uint64_t;
    using degree_size_type = std::uint32_t;
    using vertex_iterator = counting_iterator<std::uint32_t>;
    using adjacency_iterator = const std::uint32_t*;
    using out_edge_iterator = transform_iterator<backlash::TieTo, const std::uint32_t*>;

    static vertex_descriptor null_vertex() { return UINT32_MAX; }
};

template <>
struct property_map<backlash::FollowerGraph, vertex_index_t> {
    using type = typed_identity_property_map<std::uint32_t>;
    using const_type = type;
};

}  // namespace boost

namespace backlash {

using BoostTraits = boost::graph_traits<FollowerGraph>;

inline std::uint32_t source(const Tie& tie, const FollowerGraph& /*graph*/) {
    return tie.followee;
}

inline std::uint32_t target(const Tie& tie, const FollowerGraph& /*graph*/) {
    return tie.follower;
}

inline std::uint32_t num_vertices(const FollowerGraph& graph) {
    return graph.accounts();
}

inline std::pair<BoostTraits::vertex_iterator, BoostTraits::vertex_iterator> vertices(
    const FollowerGraph& graph) {
    return {BoostTraits::vertex_iterator(0), BoostTraits::vertex_iterator(graph.accounts())};
}

inline std::uint32_t out_degree(std::uint32_t followee, const FollowerGraph& graph) {
    return graph.follower_count(followee);
}

inline std::pair<const std::uint32_t*, const std::uint32_t*> adjacent_vertices(std::uint32_t followee,
                                                                               const FollowerGraph& graph) {
    const auto row = graph.followers(followee);
    return {row.data(), row.data() + row.size()};
}

inline std::pair<BoostTraits::out_edge_iterator, BoostTraits::out_edge_iterator> out_edges(
    std::uint32_t followee, const FollowerGraph& graph) {
    const auto [first, last] = adjacent_vertices(followee, graph);
    return {BoostTraits::out_edge_iterator(first, {followee}),
            BoostTraits::out_edge_iterator(last, {followee})};
}

inline boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t /*tag*/,
                                                             const FollowerGraph& /*graph*/) {
    return {};
}

}  // namespace backlash
