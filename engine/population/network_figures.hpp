// A network in a few numbers, of which the result tells.
#pragma once

#include <span>

#include "base/executor.hpp"
#include "network/follower_graph.hpp"
#include "network/statistics.hpp"
#include "scenario/account_type.hpp"

namespace backlash {

struct NetworkFigures {
    NetworkStatistics statistics;
    double in_degree_exponent = 0.0;  // of the tail from 30 followers; 0 when there is none
    double fan_homophily = 0.0;       // share of the ties of fan-like accounts that stay among them
};

// Adds what hangs on who is who. statistics: of the graph; types: one an account. O(N + E); takes 2 bytes an
// account.
NetworkFigures measure_network(const NetworkStatistics& statistics, const FollowerGraph& graph,
                               std::span<const AccountType> types, Executor& executor);

}  // namespace backlash
