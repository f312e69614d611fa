#include "network/statistics.hpp"

#include <algorithm>
#include <mutex>
#include <stdexcept>

#include "base/elementary.hpp"
#include "network/block_sums.hpp"
#include "network/follower_sums.hpp"
#include "network/power_law.hpp"

namespace backlash {
namespace {

struct LogSum {
    double sum = 0.0;
    std::uint64_t values = 0;

    LogSum& operator+=(const LogSum& other) {
        sum += other.sum;
        values += other.values;
        return *this;
    }
};

double ratio(double part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : part / static_cast<double>(whole);
}

// Accounts of consecutive ids that belong to one community.
struct Stretch {
    std::uint32_t end;  // its last id + 1
    std::uint16_t community;
};

// None where there are more than a few.
std::vector<Stretch> few_stretches_of(std::span<const std::uint16_t> communities) {
    constexpr std::size_t few = 32;
    std::vector<Stretch> stretches;
    for (std::uint32_t id = 0; id < communities.size(); ++id) {
        if (stretches.empty() || stretches.back().community != communities[id]) {
            if (stretches.size() == few) return {};
            stretches.push_back({.end = id, .community = communities[id]});
        }
        ++stretches.back().end;
    }
    return stretches;
}

// Rows ascend: where communities are stretches of ids, a row falls into a few parts.
void count_by_stretches(std::span<const std::uint32_t> followers, std::uint16_t own,
                        std::span<const Stretch> stretches, std::vector<CommunityTies>& ties) {
    auto first = followers.begin();
    for (const auto& [end, community] : stretches) {
        if (first == followers.end()) return;
        const auto last = std::lower_bound(first, followers.end(), end);
        (community == own ? ties[community].internal : ties[community].external) +=
            static_cast<std::uint64_t>(last - first);
        first = last;
    }
}

void count_one_by_one(std::span<const std::uint32_t> followers, std::uint16_t own,
                      std::span<const std::uint16_t> communities, std::vector<CommunityTies>& ties) {
    for (const std::uint32_t follower : followers) {
        CommunityTies& of_follower = ties[communities[follower]];
        ++(communities[follower] == own ? of_follower.internal : of_follower.external);
    }
}

}  // namespace

NetworkStatistics describe_network(const FollowerGraph& graph, Executor& executor) {
    const FollowerSums sums = sum_by_follower(graph, executor);
    std::uint32_t max_in = 0;
    for (std::uint32_t id = 0; id < graph.accounts(); ++id)
        max_in = std::max(max_in, graph.follower_count(id));
    return {.accounts = graph.accounts(),
            .edges = graph.edges(),
            .returned_edges = sums.returned,
            .reciprocity = ratio(static_cast<double>(sums.returned), graph.edges()),
            .mean_degree = ratio(static_cast<double>(graph.edges()), graph.accounts()),
            .max_in_degree = max_in,
            .max_out_degree = sums.max_followees};
}

TailExponent in_degree_tail(const FollowerGraph& graph, std::uint32_t x_min, Executor& executor) {
    if (x_min < 1) throw std::invalid_argument("a power law starts at 1 or above");
    const auto logs = sum_blocks(graph.accounts(), executor, LogSum{}, [&](IdRange range) {
        LogSum part;
        for (std::uint32_t id = range.first; id < range.last; ++id) {
            const std::uint32_t degree = graph.follower_count(id);
            if (degree >= x_min) part += {portable_log(degree), 1};
        }
        return part;
    });
    TailExponent tail{.x_min = x_min, .accounts = logs.values};
    if (logs.values < 2) return tail;
    const PowerLawFit fit = fit_power_law(ratio(logs.sum, logs.values), logs.values, x_min);
    tail.exponent = fit.alpha;
    tail.standard_error = fit.standard_error;
    return tail;
}

double CommunityTies::internal_share() const {
    return ratio(static_cast<double>(internal), internal + external);
}

double CommunityTies::e_i_index() const {
    return ratio(static_cast<double>(external) - static_cast<double>(internal), internal + external);
}

Homophily measure_homophily(const FollowerGraph& graph, std::span<const std::uint16_t> communities,
                            Executor& executor) {
    if (communities.size() != graph.accounts()) throw std::invalid_argument("one community for each account");
    const std::size_t count = communities.empty() ? 0 : std::size_t{std::ranges::max(communities)} + 1;
    Homophily homophily{std::vector<CommunityTies>(count), {}};
    const std::vector<Stretch> stretches = few_stretches_of(communities);
    std::mutex adding;  // whole numbers: the order in which blocks are added does not matter
    executor.for_each_index(block_count(graph.accounts()), [&](std::size_t block) {
        const IdRange range = block_range(static_cast<std::uint32_t>(block), graph.accounts());
        std::vector<CommunityTies> part(count);
        for (std::uint32_t followee = range.first; followee < range.last; ++followee) {
            const auto followers = graph.followers(followee);
            if (stretches.empty()) {
                count_one_by_one(followers, communities[followee], communities, part);
            } else {
                count_by_stretches(followers, communities[followee], stretches, part);
            }
        }
        const std::lock_guard lock(adding);
        for (std::size_t c = 0; c < count; ++c) {
            homophily.communities[c].internal += part[c].internal;
            homophily.communities[c].external += part[c].external;
        }
    });
    for (const CommunityTies& ties : homophily.communities) {
        homophily.all.internal += ties.internal;
        homophily.all.external += ties.external;
    }
    return homophily;
}

}  // namespace backlash
