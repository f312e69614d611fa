#include "population/network_figures.hpp"

#include <algorithm>
#include <vector>

#include "population/community_plan.hpp"

namespace backlash {

NetworkFigures measure_network(const NetworkStatistics& statistics, const FollowerGraph& graph,
                               std::span<const AccountType> types, Executor& executor) {
    constexpr std::uint32_t tail_start = 30;  // followers from which the tail is fitted
    std::vector<std::uint16_t> communities(types.size());
    std::ranges::transform(types, communities.begin(), community_of);
    const auto homophily = measure_homophily(graph, communities, executor);
    const auto brand =
        homophily.communities.empty() ? CommunityTies{} : homophily.communities[brand_community];
    return {.statistics = statistics,
            .in_degree_exponent = in_degree_tail(graph, tail_start, executor).exponent,
            .fan_homophily = brand.internal_share()};
}

}  // namespace backlash
