// Friedkin-Johnsen against the published example and the solution of its equation.
#include <algorithm>

#include "connected_network.hpp"

namespace backlash::checks {
namespace {

using testing::ModelCase;
using testing::states_of;

using Matrix = std::vector<std::vector<double>>;

// Row-stochastic weights as a network; Lambda = 1 - diagonal.
Influence from_matrix(const Matrix& w, std::vector<double> opinions) {
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

const Matrix four_people = {
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

// A x = b by Gaussian elimination; b is the last column.
std::vector<double> solve(Matrix a) {
    const std::size_t n = a.size();
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

// (I - Lambda W) x = (I - Lambda) x(0).
std::vector<double> opinions_in_the_end(const Influence& network, const std::vector<double>& first,
                                        double lambda) {
    const std::size_t n = first.size();
    Matrix a(n, std::vector<double>(n + 1));
    for (std::uint32_t i = 0; i < n; ++i) {
        a[i][i] = 1.0;
        for (const std::uint32_t j : network.influences_on(i)) a[i][j] -= lambda / network.influence_count(i);
        a[i][n] = (1.0 - lambda) * first[i];
    }
    return solve(std::move(a));
}

// Row 1 of the total effects (I - Lambda W)^-1 (I - Lambda), Lambda = 1 - diagonal of W.
std::vector<double> total_effects(const Matrix& w) {
    std::vector<double> effects;
    for (std::size_t j = 0; j < w.size(); ++j) {
        Matrix a(w.size(), std::vector<double>(w.size() + 1));
        for (std::size_t i = 0; i < w.size(); ++i) {
            for (std::size_t k = 0; k < w.size(); ++k)
                a[i][k] = (i == k ? 1.0 : 0.0) - (1.0 - w[i][i]) * w[i][k];
            a[i][w.size()] = i == j ? w[i][i] : 0.0;
        }
        effects.push_back(solve(std::move(a))[0]);
    }
    return effects;
}

// By how much rounding the weights to three digits, and then the effects, may change the effects: the sum of
// what half a unit of the last digit does in each published weight.
std::vector<double> rounding_bounds(const Matrix& w) {
    constexpr double half_a_digit = 0.0005;
    const auto exact = total_effects(w);
    std::vector<double> bounds(w.size(), half_a_digit);
    for (std::size_t i = 0; i < w.size(); ++i) {
        for (std::size_t k = 0; k < w.size(); ++k) {
            if (w[i][k] == 0.0 || w[i][k] == 1.0) continue;
            Matrix moved = w;
            moved[i][k] += half_a_digit;
            const auto effects = total_effects(moved);
            for (std::size_t j = 0; j < w.size(); ++j) bounds[j] += std::abs(effects[j] - exact[j]);
        }
    }
    return bounds;
}

TEST(FriedkinJohnsen, GivesThePublishedTotalEffects) {
    const std::vector<double> published = {.280, .045, .551, .124};
    const auto exact = total_effects(four_people);
    const auto bounds = rounding_bounds(four_people);
    for (std::size_t j = 0; j < 4; ++j) {
        std::vector<double> unit(4);
        unit[j] = 1.0;
        const double effect = equilibrium(from_matrix(four_people, unit))[0];
        std::printf("  Friedkin-Johnsen: effect of %zu on 1 %.6f, exact %.6f, published %.3f +- %.4f\n",
                    j + 1, effect, exact[j], published[j], bounds[j]);
        EXPECT_NEAR(effect, exact[j], 1e-14) << j;
        EXPECT_NEAR(effect, published[j], bounds[j]) << j;
    }
}

TEST(FriedkinJohnsen, TendsToTheSolutionOfItsEquation) {
    const auto network = connected_network(500);
    const auto serial = serial_executor();
    const auto process =
        ModelCase("friedkin_johnsen", {{"susceptibility", 0.9}}).start(network, {.seed = seed()}, *serial);
    const auto exact = opinions_in_the_end(network, states_of(*process, network.accounts()), 0.9);
    for (std::uint32_t step = 0; step < 400; ++step) process->advance(step);
    const auto x = states_of(*process, network.accounts());
    double worst = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) worst = std::max(worst, std::abs(x[i] - exact[i]));
    std::printf("  largest distance from (I - Lambda W)^-1 (I - Lambda) x0: %.2g\n", worst);
    EXPECT_LE(worst, 1e-10);
}

}  // namespace
}  // namespace backlash::checks
