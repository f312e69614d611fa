// Network generators against the laws they are made for.
#include <algorithm>

#include "checking.hpp"
#include "network/generators/communities.hpp"
#include "network/generators/random_ties.hpp"
#include "network/generators/rmat.hpp"
#include "network/generators/small_world.hpp"
#include "network/one_account.hpp"
#include "network/statistics.hpp"

namespace backlash::checks {
namespace {

// Expected number of different ties, loops left out, that start and end in the halves given by the first
// digit of a path through the quarters: a path with n_a, n_b, … digits is taken by a draw with probability
// a^n_a b^n_b ….
double expected_ties(const Rmat& model, int levels, double first_digit, bool on_diagonal) {
    const double draws = model.accounts * model.mean_degree;
    const double d = 1.0 - model.a - model.b - model.c;
    const int rest = levels - 1;
    double expected = 0.0;
    for (int na = 0; na <= rest; ++na) {
        for (int nb = 0; na + nb <= rest; ++nb) {
            for (int nc = 0; na + nb + nc <= rest; ++nc) {
                if (on_diagonal && nb + nc == 0) continue;
                const int nd = rest - na - nb - nc;
                const double paths =
                    std::exp(std::lgamma(rest + 1) - std::lgamma(na + 1) - std::lgamma(nb + 1) -
                             std::lgamma(nc + 1) - std::lgamma(nd + 1));
                const double chance = first_digit * std::pow(model.a, na) * std::pow(model.b, nb) *
                                      std::pow(model.c, nc) * std::pow(d, nd);
                expected += paths * -std::expm1(-draws * chance);
            }
        }
    }
    return expected;
}

// Followers of the first account: paths of a and c only, not of a alone.
double expected_followers_of_first(const Rmat& model, int levels) {
    double expected = 0.0;
    for (int nc = 1; nc <= levels; ++nc) {
        const double paths =
            std::exp(std::lgamma(levels + 1) - std::lgamma(nc + 1) - std::lgamma(levels - nc + 1));
        const double chance = std::pow(model.a, levels - nc) * std::pow(model.c, nc);
        expected += paths * -std::expm1(-(model.mean_degree * model.accounts * chance));
    }
    return expected;
}

// Whether a tie is there is nearly independent of the others: numbers of ties scatter like Poisson's, or
// less.
TEST(Rmat, HasTheTiesItShould) {
    const auto serial = serial_executor();
    constexpr int levels = 17;
    const Rmat model{.accounts = 1U << levels, .mean_degree = 2.0};
    const auto network = generate_rmat(model, {.seed = seed()}, *serial);
    EXPECT_EQ(network.graph.edges() + network.report.loops_dropped + network.report.duplicates_dropped,
              2U * model.accounts);
    const std::uint32_t half = model.accounts / 2;
    std::array<double, 4> quarters{};
    for (std::uint32_t followee = 0; followee < model.accounts; ++followee) {
        for (const std::uint32_t follower : network.graph.followers(followee))
            ++quarters[(follower >= half ? 2 : 0) + (followee >= half ? 1 : 0)];
    }
    const std::array<double, 4> digits = {0.57, 0.19, 0.19, 0.05};
    for (std::size_t q = 0; q < 4; ++q) {
        const double expected = expected_ties(model, levels, digits[q], q == 0 || q == 3);
        expect_equal("R-MAT: different ties in quarter " + std::to_string(q),
                     {.mean = quarters[q], .error = std::sqrt(expected)}, expected);
    }
    const double expected = expected_followers_of_first(model, levels);
    expect_equal("R-MAT: followers of the first account",
                 {.mean = static_cast<double>(network.graph.follower_count(0)), .error = std::sqrt(expected)},
                 expected);
}

// Ties between two communities, given the attractiveness that was drawn.
TEST(Communities, BlocksHaveTheTiesTheyShould) {
    const auto serial = serial_executor();
    const RandomSource source{.seed = seed()};
    const CommunityModel model{
        .accounts = 60'000,
        .groups = {{.ids = {0, 20'000}, .community = 0}, {.ids = {20'000, 60'000}, .community = 1}},
        .out_degree_mean = 5.0,
        .out_degree_spread = 0.3,
        .in_degree_exponent = 8.0,  // few duplicates, which would not be counted
        .homophily = 0.6,
        .reciprocity = 0.0,
        .hubs = {}};
    std::array<double, 2> weight{};
    for (std::uint32_t i = 0; i < model.accounts; ++i) {
        const std::size_t block = i < 20'000 ? 0 : 1;
        weight[block] += attractiveness_of(model, model.groups[block], source, i);
    }
    const auto network = generate_communities(model, source, *serial);
    std::array<std::array<double, 2>, 2> ties{};
    for (std::uint32_t followee = 0; followee < model.accounts; ++followee) {
        for (const std::uint32_t follower : network.graph.followers(followee))
            ++ties[follower < 20'000 ? 0 : 1][followee < 20'000 ? 0 : 1];
    }
    double chi_squared = 0.0;
    for (std::size_t from = 0; from < 2; ++from) {
        const double all = ties[from][0] + ties[from][1];
        for (std::size_t to = 0; to < 2; ++to) {
            const double share = (from == to ? model.homophily : 0.0) +
                                 (1.0 - model.homophily) * weight[to] / (weight[0] + weight[1]);
            chi_squared += std::pow(ties[from][to] - all * share, 2) / (all * share);
        }
    }
    const double p = std::exp(-0.5 * chi_squared);  // two degrees of freedom
    std::printf("  communities: chi^2 of the blocks %.2f, p = %.3f\n", chi_squared, p);
    EXPECT_GT(p, 1e-3);
}

TEST(RandomTies, DegreesArePoisson) {
    const auto serial = serial_executor();
    constexpr std::uint32_t accounts = 100'000;
    const auto network =
        generate_random_ties({.accounts = accounts, .mean_degree = 4.0}, {.seed = seed()}, *serial);
    std::array<double, 12> counts{};
    for (std::uint32_t i = 0; i < accounts; ++i)
        ++counts[std::min<std::size_t>(network.graph.follower_count(i), counts.size() - 1)];
    double chi_squared = 0.0;
    double rest = 1.0;
    double probability = std::exp(-4.0);
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const double expected = accounts * (k + 1 < counts.size() ? probability : rest);
        chi_squared += std::pow(counts[k] - expected, 2) / expected;
        rest -= probability;
        probability *= 4.0 / static_cast<double>(k + 1);
    }
    // Eleven degrees of freedom: 31.3 is the 1e-3 quantile.
    std::printf("  random ties: chi^2 of the degrees %.1f of 11 degrees of freedom\n", chi_squared);
    EXPECT_LT(chi_squared, 31.3);
    EXPECT_TRUE(reversed(network.graph, *serial) == network.graph) << "mutual";
}

TEST(SmallWorld, WithoutRewiringIsTheRing) {
    const auto serial = serial_executor();
    const auto ring = generate_small_world({.accounts = 50, .neighbours = 4}, {}, *serial).graph;
    for (std::uint32_t i = 0; i < 50; ++i) {
        std::vector<std::uint32_t> expected = {(i + 48) % 50, (i + 49) % 50, (i + 1) % 50, (i + 2) % 50};
        std::ranges::sort(expected);
        EXPECT_TRUE(std::ranges::equal(ring.followers(i), expected)) << i;
    }
}

}  // namespace
}  // namespace backlash::checks
