// Watts' thresholds: the cascade window, its frequencies, and the kernel beside its definition.
#include <algorithm>
#include <array>

#include "checking.hpp"
#include "network/generators/random_ties.hpp"
#include "unit/classics/model_case.hpp"

namespace backlash::checks {
namespace {

using testing::ModelCase;

// z P(Poisson(z) <= K - 2) = 1, K = floor(1 / phi): the ends of the cascade window.
double window_condition(double z, int k) {
    double term = std::exp(-z);
    double sum = 0.0;
    for (int m = 0; m <= k - 2; ++m) {
        sum += term;
        term *= z / (m + 1);
    }
    return z * sum - 1.0;
}

double root(double from, double to, int k) {
    for (int step = 0; step < 100; ++step) {
        const double middle = 0.5 * (from + to);
        (window_condition(from, k) * window_condition(middle, k) <= 0.0 ? to : from) = middle;
    }
    return from;
}

TEST(Watts, HasThePublishedWindow) {
    EXPECT_NEAR(root(0.9, 1.5, 5), 1.02, 0.005);
    EXPECT_NEAR(root(3.0, 8.0, 5), 5.76, 0.005);
    EXPECT_NEAR(root(0.9, 1.5, 10), 1.00, 0.005);
    EXPECT_NEAR(root(8.0, 20.0, 10), 13.66, 0.005);
}

constexpr std::uint32_t accounts = 5000;

Influence random_network(double z, std::uint32_t run) {
    const auto serial = serial_executor();
    return influence_of(generate_random_ties({.accounts = accounts, .mean_degree = z},
                                             {.seed = seed(), .replicate = run}, *serial),
                        *serial);
}

// The counted-down kernel beside the definition: whoever has at least a share phi of active followees is
// active from the next step on.
TEST(Watts, DoesWhatItsDefinitionSays) {
    const auto serial = serial_executor();
    for (std::uint32_t run = 0; run < 10; ++run) {
        const auto network = random_network(3.0, run);
        const auto process = ModelCase("watts_threshold", {{"threshold", 0.18}})
                                 .start(network, {.seed = seed(), .replicate = run}, *serial);
        auto active = testing::states_of(*process, accounts);
        for (std::uint32_t step = 0; step < 60; ++step) {
            const auto before = active;
            for (std::uint32_t i = 0; i < accounts; ++i) {
                const auto followees = network.influences_on(i);
                const auto count = std::ranges::count_if(followees, [&](auto j) { return before[j] != 0.0; });
                if (count > 0 && static_cast<double>(count) >= 0.18 * static_cast<double>(followees.size()))
                    active[i] = 1.0;
            }
            process->advance(step);
            ASSERT_EQ(testing::states_of(*process, accounts), active) << "run " << run << ", step " << step;
        }
    }
}

struct GlobalCascades {
    Count count;                // of those above 10 %
    std::vector<double> sizes;  // of these
};

GlobalCascades global_cascades(double z, std::uint32_t all) {
    const auto serial = serial_executor();
    const ModelCase model("watts_threshold", {{"threshold", 0.18}});
    GlobalCascades found{.count = {.hits = 0, .trials = all}, .sizes = {}};
    for (std::uint32_t run = 0; run < all; ++run) {
        const auto network = random_network(z, run);
        const auto process = model.start(network, {.seed = seed(), .replicate = run}, *serial);
        ModelCase::settle(*process, accounts);
        std::array<double, 2> values{};
        process->observe(values);
        if (values[0] > 0.1) found.sizes.push_back(values[0]);
    }
    found.count.hits = static_cast<std::uint32_t>(found.sizes.size());
    return found;
}

// The published frequencies and sizes are those of 300 runs themselves, to two and three digits.
TEST(Watts, HasThePublishedFrequencyOfGlobalCascades) {
    constexpr std::uint32_t published_runs = 300;
    struct Published {
        double z, frequency, size, half_a_digit;
    };
    constexpr double none = 0.0;
    for (const Published& published : {Published{0.8, 0.0, none, none},
                                       {1.3, .39, .41, .005},
                                       {2.0, .77, none, none},
                                       {3.0, .92, .94, .005},
                                       {4.0, .86, none, none},
                                       {5.0, .69, none, none},
                                       {5.5, .46, none, none},
                                       {6.0, .07, .997, .0005},
                                       {6.5, 0.0, none, none},
                                       {7.0, 0.0, none, none}}) {
        const auto found = global_cascades(published.z, runs(300));
        const auto name = "Watts, phi .18, z " + std::to_string(published.z).substr(0, 3);
        const auto hits = static_cast<std::uint32_t>(std::lround(published.frequency * published_runs));
        expect_same_chance(name, found.count, {.hits = hits, .trials = published_runs});
        if (published.size == none || found.sizes.size() < 3) continue;
        // The scatter of a published size is taken to be the one found here.
        Sample size = sample_of(found.sizes);
        size.error *= std::sqrt(1.0 + static_cast<double>(found.sizes.size()) / hits);
        expect_close(name + ": size", size, published.size, published.half_a_digit / published.size);
    }
}

}  // namespace
}  // namespace backlash::checks
