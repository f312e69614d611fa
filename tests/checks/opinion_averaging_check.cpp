// DeGroot and Friedkin-Johnsen against closed forms and the published example.
#include "checking.hpp"
#include "network/generators/small_world.hpp"
#include "unit/classics/model_case.hpp"

namespace backlash::checks {
namespace {

using testing::ModelCase;
using testing::states_of;

Influence connected_network(std::uint32_t accounts) {
    const auto serial = serial_executor();
    // Nobody has fewer than three ties: connected but for a chance far below 1e-6.
    return influence_of(generate_small_world({.accounts = accounts, .neighbours = 6, .rewiring = 0.3},
                                             {.seed = seed()}, *serial),
                        *serial);
}

double weighted_mean(const Influence& network, const std::vector<double>& x) {
    double sum = 0.0;
    for (std::uint32_t i = 0; i < x.size(); ++i) sum += network.influence_count(i) * x[i];
    return sum / static_cast<double>(network.followers.edges());
}

TEST(DeGroot, TendsToTheDegreeWeightedMean) {
    const auto network = connected_network(400);
    const auto serial = serial_executor();
    const auto process =
        ModelCase("degroot", {{"self_weight", 0.5}}).start(network, {.seed = seed()}, *serial);
    const double limit = weighted_mean(network, states_of(*process, network.accounts()));
    for (std::uint32_t step = 0; step < 1500; ++step) process->advance(step);
    double worst = 0.0;
    for (const double x : states_of(*process, network.accounts()))
        worst = std::max(worst, std::abs(x - limit));
    std::printf("  largest distance from sum k_i x_i / 2E: %.2g\n", worst);
    EXPECT_LE(worst, 1e-12);
}

// Row-stochastic weights as a network; Lambda = 1 - diagonal.
Influence from_matrix(const std::vector<std::vector<double>>& w, std::vector<double> opinions) {
    std::vector<std::uint64_t> starts = {0};
    std::vector<std::uint32_t> ids;
    Influence network;
    for (std::uint32_t i = 0; i < w.size(); ++i) {
        for (std::uint32_t j = 0; j < w.size(); ++j) {
            if (i == j || w[i][j] == 0.0) continue;
            ids.push_back(j);
            network.weights.push_back(w[i][j]);
        }
        starts.push_back(ids.size());
        network.self_weights.push_back(w[i][i]);
    }
    network.followees = FollowerGraph(starts, ids);
    network.followers = reversed(network.followees, *serial_executor());
    network.opinions = std::move(opinions);
    return network;
}

std::vector<double> equilibrium(const Influence& network) {
    const auto serial = serial_executor();
    const auto process = ModelCase("friedkin_johnsen").start(network, {}, *serial);
    for (std::uint32_t step = 0; step < 3000; ++step) process->advance(step);
    return states_of(*process, network.accounts());
}

const std::vector<std::vector<double>> four_people = {
    {.220, .120, .360, .300}, {.147, .215, .344, .294}, {0, 0, 1, 0}, {.090, .178, .446, .286}};

TEST(FriedkinJohnsen, GivesThePublishedExample) {
    const auto opinions = equilibrium(from_matrix(four_people, {25, 25, 75, 85}));
    const std::vector<double> published = {60, 60, 75, 75};
    const std::vector<double> exact = {60.02, 59.98, 75.00, 74.99};
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(std::round(opinions[i]), published[i]);
        EXPECT_NEAR(opinions[i], exact[i], 0.005);
    }
    std::printf("  Friedkin-Johnsen: %.2f %.2f %.2f %.2f\n", opinions[0], opinions[1], opinions[2],
                opinions[3]);
}

TEST(FriedkinJohnsen, GivesThePublishedTotalEffects) {
    const std::vector<double> published = {.280, .045, .551, .124};
    for (std::size_t j = 0; j < 4; ++j) {
        std::vector<double> unit(4);
        unit[j] = 1.0;
        EXPECT_NEAR(equilibrium(from_matrix(four_people, unit))[0], published[j], 0.001)
            << j;  // the weights are published to three digits
    }
}

// (I - Lambda W) x = (I - Lambda) x(0) by Gaussian elimination.
std::vector<double> solve(const Influence& network, const std::vector<double>& first, double lambda) {
    const std::size_t n = first.size();
    std::vector<std::vector<double>> a(n, std::vector<double>(n + 1));
    for (std::uint32_t i = 0; i < n; ++i) {
        a[i][i] = 1.0;
        for (const std::uint32_t j : network.influences_on(i)) a[i][j] -= lambda / network.influence_count(i);
        a[i][n] = (1.0 - lambda) * first[i];
    }
    for (std::size_t k = 0; k < n; ++k) {
        for (std::size_t i = k + 1; i < n; ++i) {
            const double factor = a[i][k] / a[k][k];
            if (factor == 0.0) continue;
            for (std::size_t j = k; j <= n; ++j) a[i][j] -= factor * a[k][j];
        }
    }
    std::vector<double> x(n);
    for (std::size_t k = n; k-- > 0;) {
        double rest = a[k][n];
        for (std::size_t j = k + 1; j < n; ++j) rest -= a[k][j] * x[j];
        x[k] = rest / a[k][k];
    }
    return x;
}

TEST(FriedkinJohnsen, TendsToTheSolutionOfItsEquation) {
    const auto network = connected_network(500);
    const auto serial = serial_executor();
    const auto process =
        ModelCase("friedkin_johnsen", {{"susceptibility", 0.9}}).start(network, {.seed = seed()}, *serial);
    const auto exact = solve(network, states_of(*process, network.accounts()), 0.9);
    for (std::uint32_t step = 0; step < 400; ++step) process->advance(step);
    const auto x = states_of(*process, network.accounts());
    double worst = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) worst = std::max(worst, std::abs(x[i] - exact[i]));
    std::printf("  largest distance from (I - Lambda W)^-1 (I - Lambda) x0: %.2g\n", worst);
    EXPECT_LE(worst, 1e-10);
}

}  // namespace
}  // namespace backlash::checks
