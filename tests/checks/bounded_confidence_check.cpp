// Deffuant and Hegselmann-Krause: the published numbers of clusters.
#include <algorithm>
#include <numeric>
#include <random>

#include "checking.hpp"
#include "classics/opinions.hpp"
#include "network/generators/complete.hpp"
#include "network/generators/random_ties.hpp"
#include "network/generators/small_world.hpp"
#include "unit/classics/model_case.hpp"

namespace backlash::checks {
namespace {

using testing::ModelCase;
using testing::states_of;

// A network without ties, for models that meet everybody.
Influence nobody_follows(std::uint32_t accounts) {
    FollowerGraph none(std::vector<std::uint64_t>(std::size_t{accounts} + 1), {});
    return {.followers = none, .followees = none};
}

OpinionClusters clusters_after(const ModelCase& model, const Influence& network, std::uint32_t steps,
                               std::uint32_t replicate, double tolerance) {
    const auto serial = serial_executor();
    const auto process = model.start(network, {.seed = seed(), .replicate = replicate}, *serial);
    for (std::uint32_t step = 0; step < steps && !process->settled(); ++step) process->advance(step);
    return count_clusters(states_of(*process, network.accounts()), tolerance);
}

// The model written down once more, with draws of its own: clusters end where nobody is within half a
// tolerance.
OpinionClusters clusters_by_hand(std::uint32_t accounts, double tolerance, std::uint32_t steps,
                                 std::mt19937_64& random) {
    std::vector<double> x(accounts);
    for (double& opinion : x) opinion = std::uniform_real_distribution(0.0, 1.0)(random);
    std::uniform_int_distribution<std::size_t> anybody(0, accounts - 1);
    for (std::uint32_t meeting = 0; meeting < steps * (accounts / 2); ++meeting) {
        double& a = x[anybody(random)];
        double& b = x[anybody(random)];  // meeting oneself changes nothing
        if (std::abs(a - b) < tolerance) a = b = 0.5 * (a + b);
    }
    std::ranges::sort(x);
    OpinionClusters clusters;
    std::size_t first = 0;
    for (std::size_t k = 1; k <= x.size(); ++k) {
        if (k < x.size() && x[k] - x[k - 1] < 0.5 * tolerance) continue;
        ++clusters.all;
        clusters.major += (k - first) * 10 > x.size() ? 1 : 0;
        first = k;
    }
    return clusters;
}

// Bifurcations of Ben-Naim, Krapivsky and Redner 2003: at eps = .267, .184, .123. Near them a finite crowd
// may split otherwise: the published number is that of nearly all runs, and no less often than by hand.
TEST(Deffuant, HasThePublishedNumberOfMajorClusters) {
    constexpr std::uint32_t accounts = 4000;
    constexpr std::uint32_t steps = 150;
    const auto network = nobody_follows(accounts);
    for (const auto& [tolerance, published] : {std::pair{0.30, 1U}, {0.22, 2U}, {0.15, 3U}}) {
        const ModelCase model("deffuant", {{"tolerance", tolerance}});
        std::mt19937_64 random(seed());
        const std::uint32_t all = runs(60);
        Count engine{.hits = 0, .trials = all};
        Count by_hand = engine;
        for (std::uint32_t run = 0; run < all; ++run) {
            engine.hits += clusters_after(model, network, steps, run, tolerance).major == published ? 1 : 0;
            by_hand.hits += clusters_by_hand(accounts, tolerance, steps, random).major == published ? 1 : 0;
        }
        const auto name = "Deffuant, eps " + std::to_string(tolerance).substr(0, 4) + ": " +
                          std::to_string(published) + " major clusters";
        expect_same_chance(name + ", by hand", engine, by_hand);
        expect_same_chance(name + ", published", engine, {.hits = 20, .trials = 20});
        EXPECT_GT(2 * engine.hits, all) << name;
    }
}

// What one gives up the other does: meetings keep the mean.
TEST(Deffuant, KeepsTheMeanOpinion) {
    constexpr std::uint32_t accounts = 4000;
    const auto network = nobody_follows(accounts);
    const auto serial = serial_executor();
    const auto process = ModelCase("deffuant").start(network, {.seed = seed()}, *serial);
    const auto mean = [&] {
        const auto x = states_of(*process, accounts);
        return std::accumulate(x.begin(), x.end(), 0.0) / accounts;
    };
    const double before = mean();
    for (std::uint32_t step = 0; step < 50; ++step) process->advance(step);
    EXPECT_NEAR(mean(), before, 1e-12);
}

TEST(Deffuant, HasMinorClustersNearTheEdges) {
    constexpr std::uint32_t accounts = 4000;
    constexpr std::uint32_t steps = 150;
    constexpr double tolerance = 0.4;
    const auto network = nobody_follows(accounts);
    const ModelCase model("deffuant", {{"tolerance", tolerance}});
    std::mt19937_64 random(seed());
    const std::uint32_t all = runs(20);
    Count engine{.hits = 0, .trials = all};
    Count by_hand = engine;
    for (std::uint32_t run = 0; run < all; ++run) {
        const auto clusters = clusters_after(model, network, steps, run, tolerance);
        EXPECT_EQ(clusters.major, 1U);
        engine.hits += clusters.all > clusters.major ? 1 : 0;
        const auto expected = clusters_by_hand(accounts, tolerance, steps, random);
        by_hand.hits += expected.all > expected.major ? 1 : 0;
    }
    expect_same_chance("Deffuant, eps 0.40: minor clusters, by hand", engine, by_hand);
    EXPECT_GT(2 * engine.hits, all);
}

// On a complete network whom one follows is everybody.
TEST(Deffuant, OnTheCompleteNetworkIsDeffuantWithEverybody) {
    const auto serial = serial_executor();
    const auto network = influence_of(generate_complete(1500, *serial), *serial);
    const ModelCase model("deffuant", {{"tolerance", 0.32}}, {{"meetings", "network"}});
    for (std::uint32_t run = 0; run < 5; ++run)
        EXPECT_EQ(clusters_after(model, network, 150, run, 0.32).major, 1U);
}

// Fortunato 2004: above 1/2 there is consensus on any connected network.
TEST(Deffuant, ReachesConsensusOnANetworkAboveOneHalf) {
    const auto serial = serial_executor();
    const auto network = influence_of(
        generate_random_ties({.accounts = 2000, .mean_degree = 20.0}, {.seed = seed()}, *serial), *serial);
    const ModelCase model("deffuant", {{"tolerance", 0.55}}, {{"meetings", "network"}});
    for (std::uint32_t run = 0; run < 5; ++run) {
        const auto clusters = clusters_after(model, network, 300, run, 0.55);
        EXPECT_EQ(clusters.major, 1U);
        EXPECT_EQ(clusters.all, 1U);
    }
}

TEST(HegselmannKrause, HasThePublishedNumberOfClusters) {
    const auto network = nobody_follows(1000);
    for (const auto& [tolerance, published] :
         {std::pair{0.10, 4U}, {0.18, 2U}, {0.20, 2U}, {0.22, 1U}, {0.25, 1U}, {0.30, 1U}}) {
        const ModelCase model("hegselmann_krause", {{"tolerance", tolerance}}, {{"start", "spaced"}});
        const auto clusters = clusters_after(model, network, 1000, 0, tolerance);
        std::printf("  Hegselmann-Krause, eps %.2f: %u clusters, published %u\n", tolerance, clusters.all,
                    published);
        EXPECT_EQ(clusters.all, published) << tolerance;
    }
}

// The window over sorted opinions beside the definition, which takes N^2.
TEST(HegselmannKrause, DoesWhatItsDefinitionSays) {
    constexpr double tolerance = 0.15;
    const auto network = nobody_follows(800);
    const auto serial = serial_executor();
    const auto process =
        ModelCase("hegselmann_krause", {{"tolerance", tolerance}}).start(network, {.seed = seed()}, *serial);
    auto x = states_of(*process, network.accounts());
    for (std::uint32_t step = 0; step < 4; ++step) {
        std::vector<double> next;
        for (const double own : x) {
            double sum = 0.0;
            int near = 0;
            for (const double other : x) {
                if (std::abs(other - own) > tolerance) continue;
                sum += other;
                ++near;
            }
            next.push_back(sum / near);
        }
        x = next;
        process->advance(step);
        for (std::uint32_t i = 0; i < x.size(); ++i) ASSERT_NEAR(process->state(i), x[i], 1e-12);
    }
}

TEST(HegselmannKrause, OnTheCompleteNetworkListensToEverybody) {
    const auto serial = serial_executor();
    const auto network = influence_of(generate_complete(500, *serial), *serial);
    const auto on_network = ModelCase("hegselmann_krause", {}, {{"listens_to", "network"}})
                                .start(network, {.seed = seed()}, *serial);
    const auto with_all = ModelCase("hegselmann_krause").start(network, {.seed = seed()}, *serial);
    for (std::uint32_t step = 0; step < 3; ++step) {
        on_network->advance(step);
        with_all->advance(step);
        for (std::uint32_t i = 0; i < 500; ++i) ASSERT_NEAR(on_network->state(i), with_all->state(i), 1e-12);
    }
}

// Fortunato 2005: where everybody listens to a few, the threshold of consensus is 1/2 instead of about .2.
// Among many accounts there is always one whose few followees are all too far away.
TEST(HegselmannKrause, ConsensusOnASparseNetworkNeedsOneHalf) {
    constexpr std::uint32_t accounts = 4000;
    const auto serial = serial_executor();
    for (const auto& [tolerance, consensus] : {std::pair{0.45, false}, {0.52, true}}) {
        const ModelCase model("hegselmann_krause", {{"tolerance", tolerance}}, {{"listens_to", "network"}});
        for (std::uint32_t run = 0; run < 5; ++run) {
            const auto network =
                influence_of(generate_small_world({.accounts = accounts, .neighbours = 6, .rewiring = 1.0},
                                                  {.seed = seed(), .replicate = run}, *serial),
                             *serial);
            EXPECT_EQ(clusters_after(model, network, 400, run, tolerance).all == 1U, consensus) << tolerance;
        }
    }
}

}  // namespace
}  // namespace backlash::checks
