// The directed scale-free network of Bollobás, Borgs, Chayes and Riordan 2003 against its exact law.
#include <array>

#include "checking.hpp"
#include "network/generators/scale_free.hpp"
#include "network/power_law.hpp"
#include "network/statistics.hpp"

namespace backlash::checks {
namespace {

// Share of accounts with in-degree i in a large network (equation 1 of their section 3.1):
//   f_i = c (i - 1 + delta) f_{i-1} - c (i + delta) f_i + alpha [i = 0] + gamma [i = 1],
//   c = (alpha + beta) / (1 + delta (alpha + gamma)), for each tie; there are alpha + gamma accounts for
//   each.
std::vector<double> in_degree_law(const ScaleFree& model, std::uint32_t most) {
    const double made = model.alpha + model.gamma();
    const double c = (model.alpha + model.beta) / (1.0 + model.delta_in * made);
    std::vector<double> law;
    for (std::uint32_t i = 0; i <= most; ++i) {
        double gained = i > 0 ? c * (i - 1.0 + model.delta_in) * law.back() : model.alpha;
        if (i == 1) gained += model.gamma();
        law.push_back(gained / (1.0 + c * (i + model.delta_in)));
    }
    for (double& share : law) share /= made;
    return law;
}

// Sum of the law from i on.
double tail_of(const std::vector<double>& law, std::uint32_t i) {
    double below = 0.0;
    for (std::uint32_t k = 0; k < i; ++k) below += law[k];
    return 1.0 - below;
}

struct Degrees {
    std::array<std::vector<double>, 6> tails;  // share of accounts with at least 1, 2, 4, … followers, by run
    std::vector<double> exponents;             // fitted from tail_start on
    double lost = 0.0;                         // share of ties dropped as loops or duplicates, mean
};
constexpr std::uint32_t tail_start = 10;

Degrees grow(const ScaleFree& model, bool followees) {
    const auto serial = serial_executor();
    Degrees degrees;
    const std::uint32_t all = runs(24);
    for (std::uint32_t run = 0; run < all; ++run) {
        auto network = generate_scale_free(model, {.seed = seed(), .replicate = run}, *serial);
        const auto dropped =
            static_cast<double>(network.report.loops_dropped + network.report.duplicates_dropped);
        degrees.lost += dropped / (static_cast<double>(network.graph.edges()) + dropped) / all;
        const FollowerGraph graph = followees ? reversed(network.graph, *serial) : std::move(network.graph);
        std::array<double, 6> counts{};
        for (std::uint32_t i = 0; i < graph.accounts(); ++i) {
            for (std::size_t k = 0; k < counts.size() && graph.follower_count(i) >= 1U << k; ++k) ++counts[k];
        }
        for (std::size_t k = 0; k < counts.size(); ++k)
            degrees.tails[k].push_back(counts[k] / graph.accounts());
        degrees.exponents.push_back(in_degree_tail(graph, tail_start, *serial).exponent);
    }
    return degrees;
}

// What a power law fitted from `start` on finds in an infinitely large network.
double fitted_exponent(const ScaleFree& model, std::uint32_t start) {
    const auto law = in_degree_law(model, 2'000'000);
    double mass = 0.0;
    double sum = 0.0;
    for (std::uint32_t i = start; i < law.size(); ++i) {
        mass += law[i];
        sum += law[i] * std::log(i);
    }
    return fit_power_law(sum / mass, 1'000'000, start).alpha;
}

// The law has the published tail, but only far out; the errors are those of fits to 400,000 accounts.
TEST(ScaleFree, LawHasThePublishedExponent) {
    const ScaleFree model{.accounts = 1, .alpha = 0.3, .beta = 0.4, .delta_in = 1.0, .delta_out = 1.0};
    const auto law = in_degree_law(model, 200'000);
    EXPECT_NEAR(std::log(law[100'000] / law[200'000]) / std::log(2.0), model.in_exponent(), 1e-4);
    for (const std::uint32_t start : {10U, 30U, 100U}) {
        const double exponent = fitted_exponent(model, start);
        std::printf("  scale-free: exponent %.3f, fitted from %u on %.3f, error %.3f\n", model.in_exponent(),
                    start, exponent, (exponent - 1.0) / std::sqrt(4e5 * tail_of(law, start)));
    }
}

void expect_law(const std::string& name, const ScaleFree& model, const ScaleFree& law_of, bool followees) {
    const auto law = in_degree_law(law_of, 64);
    const Degrees degrees = grow(model, followees);
    std::printf("  %s: dropped ties %.2g\n", name.c_str(), degrees.lost);
    for (std::size_t k = 0; k < degrees.tails.size(); ++k)
        expect_equal(name + ": at least " + std::to_string(1U << k), sample_of(degrees.tails[k]),
                     tail_of(law, 1U << k));
    expect_equal(
        name + ": exponent fitted from 10 on, exact " + std::to_string(law_of.in_exponent()).substr(0, 5),
        sample_of(degrees.exponents), fitted_exponent(law_of, tail_start));
}

// Seen from the follower, alpha and gamma change places.
ScaleFree turned(const ScaleFree& model) {
    return {.accounts = model.accounts,
            .alpha = model.gamma(),
            .beta = model.beta,
            .delta_in = model.delta_out,
            .delta_out = model.delta_in};
}

TEST(ScaleFree, DegreesFollowTheLaw) {
    const ScaleFree model{.accounts = 60'000, .alpha = 0.3, .beta = 0.4, .delta_in = 1.0, .delta_out = 1.0};
    expect_law("scale-free, followers", model, model, false);
    expect_law("scale-free, followees", model, turned(model), true);
}

}  // namespace
}  // namespace backlash::checks
