#include "network/statistics.hpp"

#include <algorithm>
#include <mutex>
#include <stdexcept>

#include "base/elementary.hpp"
#include "network/block_sums.hpp"
#include "network/power_law.hpp"

namespace backlash {
namespace {

// How far the row of a follower has been read, and how many accounts it was seen to follow.
struct Reading {
    std::uint64_t next = 0;
    std::uint32_t left = 0;
    std::uint32_t followees = 0;
};

struct TieSums {
    std::uint64_t returned = 0;  // ties whose reverse exists
    std::uint32_t max_in = 0;
    std::uint32_t max_out = 0;

    TieSums& operator+=(const TieSums& other) {
        returned += other.returned;
        max_in = std::max(max_in, other.max_in);
        max_out = std::max(max_out, other.max_out);
        return *this;
    }
};

// Ties of the followers in `range`. Followees j come in ascending order and rows are ascending, so that the
// row of a follower i < j is read along, once, to see whether j is in it: no second graph is needed.
TieSums measure_followers(const FollowerGraph& graph, IdRange range) {
    constexpr std::size_t far = 24;  // followers ahead; first the reading is fetched, then where it points
    constexpr std::size_t near = 12;
    const auto all = graph.all_followers();
    std::vector<Reading> readings(range.size());
    for (std::uint32_t id = range.first; id < range.last; ++id)
        readings[id - range.first] = {graph.row_starts()[id], graph.follower_count(id), 0};
    TieSums sums;
    for (std::uint32_t followee = 0; followee < graph.accounts(); ++followee) {
        const auto row = graph.followers(followee);
        const auto first = std::ranges::lower_bound(row, range.first);
        const std::span inside(first, std::lower_bound(first, row.end(), range.last));
        sums.max_in = std::max(sums.max_in, static_cast<std::uint32_t>(row.size()));
        for (std::size_t k = 0; k < inside.size(); ++k) {
            if (k + far < inside.size()) __builtin_prefetch(&readings[inside[k + far] - range.first], 1);
            if (k + near < inside.size())
                __builtin_prefetch(all.data() + readings[inside[k + near] - range.first].next);
            Reading& reading = readings[inside[k] - range.first];
            ++reading.followees;
            if (inside[k] > followee) continue;
            while (reading.left > 0 && all[reading.next] < followee) {
                ++reading.next;
                --reading.left;
            }
            if (reading.left > 0 && all[reading.next] == followee) sums.returned += 2;
        }
    }
    for (const Reading& reading : readings) sums.max_out = std::max(sums.max_out, reading.followees);
    return sums;
}

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

}  // namespace

NetworkStatistics describe_network(const FollowerGraph& graph, Executor& executor) {
    const auto parts = static_cast<std::uint32_t>(executor.concurrency());
    std::vector<TieSums> by_part(parts);
    executor.for_each_index(parts, [&](std::size_t part) {
        by_part[part] =
            measure_followers(graph, part_range(static_cast<std::uint32_t>(part), parts, graph.accounts()));
    });
    TieSums sums;
    for (const TieSums& part : by_part) sums += part;
    return {.accounts = graph.accounts(),
            .edges = graph.edges(),
            .returned_edges = sums.returned,
            .reciprocity = ratio(static_cast<double>(sums.returned), graph.edges()),
            .mean_degree = ratio(static_cast<double>(graph.edges()), graph.accounts()),
            .max_in_degree = sums.max_in,
            .max_out_degree = sums.max_out};
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
    std::mutex adding;  // whole numbers: the order in which blocks are added does not matter
    executor.for_each_index(block_count(graph.accounts()), [&](std::size_t block) {
        const IdRange range = block_range(static_cast<std::uint32_t>(block), graph.accounts());
        std::vector<CommunityTies> part(count);
        for (std::uint32_t followee = range.first; followee < range.last; ++followee) {
            for (const std::uint32_t follower : graph.followers(followee)) {
                CommunityTies& ties = part[communities[follower]];
                ++(communities[follower] == communities[followee] ? ties.internal : ties.external);
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
