// Numbers that describe a follower graph. Integer sums, or floating sums folded in block order: the same for
// any number of threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "network/follower_graph.hpp"

namespace backlash {

struct NetworkStatistics {
    std::uint32_t accounts = 0;
    std::uint64_t edges = 0;
    std::uint64_t returned_edges = 0;  // whose reverse exists too
    double reciprocity = 0.0;          // returned_edges / edges
    double mean_degree = 0.0;          // edges / accounts, of followers as of followees
    std::uint32_t max_in_degree = 0;   // followers of one account
    std::uint32_t max_out_degree = 0;  // accounts that one follows

    bool operator==(const NetworkStatistics&) const = default;
};

// O(N + E); see follower_sums.hpp for the memory it takes.
NetworkStatistics describe_network(const FollowerGraph& graph, Executor& executor);

struct TailExponent {
    double exponent = 0.0;  // alpha of p(x) ~ x^-alpha, x >= x_min; 0 when the tail has fewer than two values
    double standard_error = 0.0;
    std::uint32_t x_min = 0;
    std::uint64_t accounts = 0;  // with in-degree >= x_min
};

// Maximum likelihood for the discrete power law, Clauset, Shalizi and Newman 2009, equations 3.5 and 3.6.
// x_min >= 1.
TailExponent in_degree_tail(const FollowerGraph& graph, std::uint32_t x_min, Executor& executor);

// Ties counted at the follower: where do the members of a community look?
struct CommunityTies {
    std::uint64_t internal = 0;  // to followees of the same community
    std::uint64_t external = 0;

    double internal_share() const;  // 0 without ties
    double e_i_index() const;       // (external - internal) / all, Krackhardt and Stern 1988; 0 without ties
};

struct Homophily {
    std::vector<CommunityTies> communities;  // indexed by community
    CommunityTies all;
};

// communities: one per account. Rows ascend, as a graph promises.
Homophily measure_homophily(const FollowerGraph& graph, std::span<const std::uint16_t> communities,
                            Executor& executor);

}  // namespace backlash
