// Independent cascade and the threshold models.
#include <algorithm>
#include <array>
#include <set>

#include "checking.hpp"
#include "network/generators/random_ties.hpp"
#include "network/generators/small_world.hpp"
#include "network/generators/tie_list.hpp"
#include "unit/classics/model_case.hpp"

namespace backlash::checks {
namespace {

using testing::ModelCase;

using Ties = std::vector<std::array<std::uint32_t, 2>>;  // who passes on, to whom

Influence from_ties(std::uint32_t accounts, const Ties& ties) {
    const auto serial = serial_executor();
    return influence_of(generate_from_ties(accounts, 1, *serial,
                                           [&](std::size_t, const auto& tie) {
                                               for (const auto& [from, to] : ties) tie(to, from);
                                           }),
                        *serial);
}

// Accounts reached from 0 when exactly the ties of `open` (bits) are open.
std::set<std::uint32_t> reached(const Ties& ties, std::uint32_t open) {
    std::set<std::uint32_t> active = {0};
    for (bool grows = true; grows;) {
        grows = false;
        for (std::size_t e = 0; e < ties.size(); ++e) {
            if ((open >> e & 1U) != 0 && active.contains(ties[e][0]))
                grows = active.insert(ties[e][1]).second || grows;
        }
    }
    return active;
}

// Probability of each account to be reached, by going over all 2^E sets of open ties.
std::vector<double> enumerate(std::uint32_t accounts, const Ties& ties, double p) {
    std::vector<double> probability(accounts);
    for (std::uint32_t open = 0; open < 1U << ties.size(); ++open) {
        const int count = std::popcount(open);
        const double weight = std::pow(p, count) * std::pow(1.0 - p, static_cast<int>(ties.size()) - count);
        for (const std::uint32_t i : reached(ties, open)) probability[i] += weight;
    }
    return probability;
}

TEST(IndependentCascade, AgreesWithExactEnumeration) {
    const Ties ties = {{0, 1}, {0, 2}, {0, 3}, {1, 4}, {2, 4}, {2, 5}, {3, 5}, {3, 1},
                       {4, 6}, {5, 6}, {6, 7}, {5, 7}, {7, 1}, {4, 2}, {6, 3}};
    constexpr std::uint32_t accounts = 8;
    const auto network = from_ties(accounts, ties);
    const auto serial = serial_executor();
    for (const double p : {0.3, 0.7}) {
        const auto exact = enumerate(accounts, ties, p);
        const ModelCase model("independent_cascade", {{"probability", p}}, {{"seeding", "first"}});
        const std::uint32_t all = runs(200'000);
        std::vector<double> hits(accounts);
        for (std::uint32_t run = 0; run < all; ++run) {
            const auto process = model.start(network, {.seed = seed(), .replicate = run}, *serial);
            ModelCase::settle(*process, accounts);
            for (std::uint32_t i = 0; i < accounts; ++i) hits[i] += process->state(i);
        }
        for (std::uint32_t i = 1; i < accounts; ++i)
            expect_equal(
                "cascade, p = " + std::to_string(p).substr(0, 3) + ": P(account " + std::to_string(i) + ")",
                share_of(hits[i], all, exact[i]), exact[i]);
    }
}

// Kempe, Kleinberg and Tardos 2003: the spread grows with the seeds, and the later one comes, the less one
// adds. The open ties do not depend on the seeds, so both hold run by run.
TEST(IndependentCascade, IsMonotoneAndSubmodular) {
    const auto serial = serial_executor();
    const auto network = influence_of(
        generate_random_ties({.accounts = 2000, .mean_degree = 4.0}, {.seed = seed()}, *serial), *serial);
    for (std::uint32_t triple = 0; triple < 200; ++triple) {
        const RandomSource source{.seed = seed(), .replicate = triple};
        const auto spread = [&](std::uint32_t seeds) {
            const auto process = ModelCase("independent_cascade", {{"probability", 0.25}, {"seeds", seeds}},
                                           {{"seeding", "first"}})
                                     .start(network, source, *serial);
            ModelCase::settle(*process, 2000);
            std::set<std::uint32_t> active;
            for (std::uint32_t i = 0; i < 2000; ++i) {
                if (process->state(i) != 0.0) active.insert(i);
            }
            return active;
        };
        // Seeds 0..a-1 are part of 0..b-1; the account b is added to both.
        const std::uint32_t a = 1 + triple % 5;
        const std::uint32_t b = a + 1 + triple % 7;
        const auto small = spread(a);
        const auto large = spread(b);
        const auto with_next = spread(b + 1);
        ASSERT_TRUE(std::ranges::includes(large, small));
        std::set<std::uint32_t> added;  // by account b to the large set: none of it is in the small one
        std::ranges::set_difference(with_next, large, std::inserter(added, added.end()));
        for (const std::uint32_t i : added) ASSERT_FALSE(small.contains(i));
        ASSERT_GE(with_next.size(), large.size());
    }
}

// Kempe, Kleinberg and Tardos 2003: linear threshold has the law of reachability when everybody keeps one tie
// to a followee. On a path 0 -> 1 -> 2 with a side entrance: exact probabilities.
TEST(LinearThreshold, HasTheLawOfLiveEdges) {
    const Ties ties = {{0, 1}, {3, 1}, {1, 2}, {0, 2}, {4, 2}};
    const auto network = from_ties(5, ties);
    const auto serial = serial_executor();
    const ModelCase model("linear_threshold", {}, {{"seeding", "first"}});
    const std::uint32_t all = runs(100'000);
    double one = 0.0;
    double two = 0.0;
    for (std::uint32_t run = 0; run < all; ++run) {
        const auto process = model.start(network, {.seed = seed(), .replicate = run}, *serial);
        ModelCase::settle(*process, 5);
        one += process->state(1);
        two += process->state(2);
    }
    expect_equal("linear threshold: P(account 1)", share_of(one, all, 0.5), 0.5);
    expect_equal("linear threshold: P(account 2)", share_of(two, all, 0.5), 0.5);  // 1/3 + 1/3 * 1/2
}

// Centola and Macy 2007.
TEST(ComplexContagion, FillsTheRingAndDiesOnTheRandomNetwork) {
    const auto serial = serial_executor();
    const ModelCase model("complex_contagion", {{"sources", 2}, {"seeds", 4}}, {{"seeding", "first"}});
    const auto active_share = [&](double rewiring, std::uint32_t replicate) {
        const RandomSource source{.seed = seed(), .replicate = replicate};
        const auto network = influence_of(
            generate_small_world({.accounts = 2000, .neighbours = 6, .rewiring = rewiring}, source, *serial),
            *serial);
        const auto process = model.start(network, source, *serial);
        ModelCase::settle(*process, 2000);
        std::array<double, 2> values{};
        process->observe(values);
        return values[0];
    };
    EXPECT_EQ(active_share(0.0, 0), 1.0);
    double largest = 0.0;
    for (std::uint32_t run = 0; run < 20; ++run) largest = std::max(largest, active_share(1.0, run));
    std::printf("  complex contagion: ring 1, random network at most %.4f in 20 runs\n", largest);
    EXPECT_LT(largest, 0.01);
}

}  // namespace
}  // namespace backlash::checks
