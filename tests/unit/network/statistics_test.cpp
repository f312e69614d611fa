#include "network/statistics.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <stdexcept>

#include "network/power_law.hpp"
#include "network/ties_as_set.hpp"

namespace backlash {
namespace {

TieSet any_ties(std::uint32_t accounts) {
    TieSet ties;
    const auto id = rc::gen::inRange(0U, accounts);
    for (const auto& tie :
         *rc::gen::container<std::vector<std::pair<std::uint32_t, std::uint32_t>>>(rc::gen::pair(id, id))) {
        if (tie.first != tie.second) ties.insert(tie);
    }
    return ties;
}

NetworkStatistics plain_statistics(std::uint32_t accounts, const TieSet& ties) {
    NetworkStatistics statistics{.accounts = accounts, .edges = ties.size()};
    std::map<std::uint32_t, std::uint32_t> in, out;
    for (const auto& [followee, follower] : ties) {
        statistics.returned_edges += ties.contains({follower, followee}) ? 1 : 0;
        statistics.max_in_degree = std::max(statistics.max_in_degree, ++in[followee]);
        statistics.max_out_degree = std::max(statistics.max_out_degree, ++out[follower]);
    }
    const auto edges = static_cast<double>(ties.size());
    if (edges > 0.0) statistics.reciprocity = static_cast<double>(statistics.returned_edges) / edges;
    if (accounts > 0) statistics.mean_degree = edges / accounts;
    return statistics;
}

RC_GTEST_PROP(NetworkStatistics, AreThoseOfTheSetOfTies, ()) {
    const auto accounts = *rc::gen::element(1U, 2U, 12U, 20000U);
    const TieSet ties = any_ties(accounts);
    const auto executor = parallel_executor(*rc::gen::inRange(1, 4));
    RC_ASSERT(describe_network(graph_of(accounts, ties), *executor) == plain_statistics(accounts, ties));
}

// Enough that ties are looked up in several rounds, bins and chunks of a bin; the dense one in many rounds.
TEST(NetworkStatistics, AreThoseOfTheSetOfTiesInLargeAndDenseNetworks) {
    struct Size {
        std::uint32_t accounts;
        std::size_t ties;
    };
    std::mt19937 random(11);
    for (const auto& [accounts, size] : {Size{60'000, 200'000}, Size{1'000, 100'000}, Size{0, 0}}) {
        TieSet ties;
        std::uniform_int_distribution<std::uint32_t> id(0, std::max(1U, accounts) - 1);
        while (ties.size() < size) {
            const std::uint32_t followee = id(random);
            const std::uint32_t follower = id(random);
            if (followee == follower) continue;
            ties.emplace(followee, follower);
            if (ties.size() % 3 == 0) ties.emplace(follower, followee);
        }
        for (const int threads : {1, 3}) {
            const auto found = describe_network(graph_of(accounts, ties), *parallel_executor(threads));
            EXPECT_EQ(found, plain_statistics(accounts, ties))
                << accounts << " accounts, " << threads << " threads";
        }
    }
}

RC_GTEST_PROP(Homophily, CountsTiesAtTheFollower, ()) {
    const auto accounts = *rc::gen::element(2U, 12U, 20000U);
    const TieSet ties = any_ties(accounts);
    // One by one, in stretches too many to tell, in a few.
    const std::uint32_t width = *rc::gen::element(1U, accounts / 100 + 1, accounts / 32, accounts / 33 + 2,
                                                  accounts / 7 + 1, accounts / 2 + 1);
    std::vector<std::uint16_t> communities(accounts);
    for (std::uint32_t id = 0; id < accounts; ++id)
        communities[id] = static_cast<std::uint16_t>(id / std::max(1U, width) % 3);
    const auto executor = parallel_executor(*rc::gen::inRange(1, 4));
    const Homophily homophily = measure_homophily(graph_of(accounts, ties), communities, *executor);
    std::vector<CommunityTies> expected(std::size_t{std::ranges::max(communities)} + 1);
    std::uint64_t internal = 0;
    for (const auto& [followee, follower] : ties) {
        const bool inside = communities[followee] == communities[follower];
        CommunityTies& of_follower = expected[communities[follower]];
        ++(inside ? of_follower.internal : of_follower.external);
        internal += inside ? 1 : 0;
    }
    RC_ASSERT(homophily.communities.size() == expected.size());
    for (std::size_t c = 0; c < expected.size(); ++c) {
        RC_ASSERT(homophily.communities[c].internal == expected[c].internal);
        RC_ASSERT(homophily.communities[c].external == expected[c].external);
    }
    RC_ASSERT(homophily.all.internal == internal);
    RC_ASSERT(homophily.all.external == ties.size() - internal);
}

TEST(Homophily, IndexIsOneWhenAllTiesLeaveAndMinusOneWhenNone) {
    EXPECT_EQ((CommunityTies{0, 4}.e_i_index()), 1.0);
    EXPECT_EQ((CommunityTies{4, 0}.e_i_index()), -1.0);
    EXPECT_EQ((CommunityTies{3, 1}.e_i_index()), -0.5);
    EXPECT_EQ((CommunityTies{3, 1}.internal_share()), 0.75);
    EXPECT_EQ((CommunityTies{}.e_i_index()), 0.0);
    const auto executor = serial_executor();
    EXPECT_THROW(measure_homophily(graph_of(2, {}), std::vector<std::uint16_t>{0}, *executor),
                 std::invalid_argument);
}

TEST(PowerLaw, MomentsAreThoseOfTheSeries) {
    for (const double alpha : {3.5, 5.0}) {
        for (const std::uint32_t x_min : {1U, 5U, 30U}) {
            double sum = 0.0, first = 0.0, second = 0.0;
            for (std::uint32_t x = 1000000; x >= x_min; --x) {
                const double log = std::log(static_cast<double>(x));
                const double term = std::exp(-alpha * log);
                sum += term;
                first += term * log;
                second += term * log * log;
            }
            const LogMoments moments = power_law_log_moments(alpha, x_min);
            const double mean = first / sum;
            EXPECT_NEAR(moments.mean, mean, 1e-9);
            EXPECT_NEAR(moments.variance, second / sum - mean * mean, 1e-8);
        }
    }
}

// Riemann: zeta(2) = pi^2 / 6, zeta'(2) = -0.9375482543158438; slow to sum, so the remainder does the work.
TEST(PowerLaw, RemainderOfTheSeriesIsRight) {
    EXPECT_NEAR(power_law_log_moments(2.0, 1).mean, 0.9375482543158438 * 6.0 / (M_PI * M_PI), 1e-12);
}

TEST(PowerLaw, FitFindsTheExponent) {
    for (const double alpha : {1.5, 2.2, 3.0, 6.0}) {
        const PowerLawFit fit = fit_power_law(power_law_log_moments(alpha, 30).mean, 10000, 30);
        EXPECT_NEAR(fit.alpha, alpha, 1e-9);
        EXPECT_NEAR(fit.standard_error, (alpha - 1.0) / 100.0, 0.03 * (alpha - 1.0) / 100.0);  // equation 3.2
    }
    EXPECT_EQ(fit_power_law(std::log(30.0), 10, 30).alpha, 0.0);
}

// In-degrees 2, 2, 3 at x_min = 2; the accounts below are left out.
TEST(TailExponent, UsesTheDegreesFromXMinOn) {
    const FollowerGraph graph = graph_of(5, {{0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 0}, {2, 1}, {2, 3}, {3, 0}});
    for (const int threads : {1, 2}) {
        const auto executor = parallel_executor(threads);
        const TailExponent tail = in_degree_tail(graph, 2, *executor);
        EXPECT_EQ(tail.accounts, 3U);
        EXPECT_EQ(tail.x_min, 2U);
        const double mean = (2.0 * std::log(2.0) + std::log(3.0)) / 3.0;
        EXPECT_NEAR(power_law_log_moments(tail.exponent, 2).mean, mean, 1e-9);
        EXPECT_EQ(in_degree_tail(graph, 3, *executor).exponent, 0.0);
        EXPECT_THROW(in_degree_tail(graph, 0, *executor), std::invalid_argument);
    }
}

}  // namespace
}  // namespace backlash
