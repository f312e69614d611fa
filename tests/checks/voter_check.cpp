// The voter model against its exact laws.
#include <algorithm>

#include "checking.hpp"
#include "network/generators/complete.hpp"
#include "network/generators/tie_list.hpp"
#include "unit/classics/model_case.hpp"

namespace backlash::checks {
namespace {

using testing::ModelCase;

constexpr std::uint32_t crowd = 100;

struct Consensus {
    double won = 0.0;
    double sweeps = 0.0;
};

Consensus run_to_consensus(const ModelCase& model, const Influence& network, std::uint32_t run) {
    const auto serial = serial_executor();
    const auto process = model.start(network, {.seed = seed(), .replicate = run}, *serial);
    const std::uint32_t sweeps = ModelCase::settle(*process, 1'000'000);
    return {process->state(0), static_cast<double>(sweeps)};
}

// Updates until all agree, by following the distribution of the number in favour; the mean in sweeps, exact
// and rounded up to whole sweeps, which is what the engine can see.
struct ExactTime {
    double sweeps = 0.0;
    double whole_sweeps = 0.0;
};
ExactTime exact_time(std::uint32_t n, std::uint32_t in_favour) {
    std::vector<double> p(n + 1);
    p[in_favour] = 1.0;
    ExactTime time;
    for (double alive = 1.0; alive > 1e-12;) {
        time.whole_sweeps += alive;
        for (std::uint32_t update = 0; update < n; ++update) {
            time.sweeps += alive / n;
            std::vector<double> next(n + 1);
            for (std::uint32_t k = 0; k <= n; ++k) {
                const double move = static_cast<double>(k) * (n - k) / (static_cast<double>(n) * (n - 1));
                if (k > 0) next[k - 1] += move * p[k];
                if (k < n) next[k + 1] += move * p[k];
                next[k] += (1.0 - 2.0 * move) * p[k];
            }
            p.swap(next);
            alive = 1.0 - p.front() - p.back();
        }
    }
    return time;
}

TEST(Voter, WinsWithTheShareItStartsFrom) {
    const auto serial = serial_executor();
    const auto network = influence_of(generate_complete(crowd, *serial), *serial);
    const ModelCase model("voter", {{"initial_share", 0.3}});
    const std::uint32_t all = runs(4000);
    double wins = 0.0;
    for (std::uint32_t run = 0; run < all; ++run) wins += run_to_consensus(model, network, run).won;
    expect_equal("voter, complete: P(win), x = .3", share_of(wins, all, 0.3), 0.3);
}

TEST(Voter, TakesThePublishedTimeToConsensus) {
    const auto serial = serial_executor();
    const auto network = influence_of(generate_complete(crowd, *serial), *serial);
    const ExactTime exact = exact_time(crowd, crowd / 2);
    EXPECT_NEAR(exact.sweeps, 68.13, 0.005);
    const ModelCase model("voter");
    std::vector<double> sweeps;
    for (std::uint32_t run = 0; run < runs(4000); ++run)
        sweeps.push_back(run_to_consensus(model, network, run).sweeps);
    // Whole sweeps take half a sweep more.
    expect_equal("voter, complete, N = 100: sweeps to consensus", sample_of(sweeps), exact.whole_sweeps);
}

// Half of the accounts have 40 ties, half 160: stubs matched at random.
Influence two_degrees(std::uint32_t accounts) {
    std::vector<std::uint32_t> stubs;
    for (std::uint32_t i = 0; i < accounts; ++i) stubs.insert(stubs.end(), i % 2 == 0 ? 40 : 160, i);
    for (std::uint32_t k = static_cast<std::uint32_t>(stubs.size()) - 1; k > 0; --k) {
        const auto word = RandomSource{.seed = seed()}.words(k, 0, Stream::tie)[0];
        std::swap(stubs[k], stubs[static_cast<std::uint64_t>(word) * (k + 1) >> 32]);
    }
    const auto serial = serial_executor();
    return influence_of(generate_from_ties(accounts, 1, *serial,
                                           [&](std::size_t, const auto& tie) {
                                               for (std::size_t k = 0; k + 1 < stubs.size(); k += 2) {
                                                   tie(stubs[k], stubs[k + 1]);
                                                   tie(stubs[k + 1], stubs[k]);
                                               }
                                           }),
                        *serial);
}

// Sood and Redner 2005: omega = sum k_i s_i / sum k_i is kept on average, and
// T = N mu_1^2 / mu_2 [-w ln w - (1 - w) ln(1 - w)].
TEST(Voter, OnAHeterogeneousNetworkFollowsSoodAndRedner) {
    const auto network = two_degrees(1000);
    const double n = network.accounts();
    double first = 0.0;
    double second = 0.0;
    for (std::uint32_t i = 0; i < network.accounts(); ++i) {
        const double k = network.influence_count(i);
        first += k / n;
        second += k * k / n;
    }
    const double published = n * first * first / second * std::log(2.0);
    const ModelCase model("voter");
    std::vector<double> sweeps;
    std::vector<double> won_more;
    for (std::uint32_t run = 0; run < runs(700); ++run) {
        const auto serial = serial_executor();
        const auto process = model.start(network, {.seed = seed(), .replicate = run}, *serial);
        std::vector<double> values(2);
        process->observe(values);
        const double omega = values[1];
        sweeps.push_back(ModelCase::settle(*process, 1'000'000));
        won_more.push_back(process->state(0) - omega);
    }
    expect_equal("voter, two degrees: omega is kept", sample_of(won_more), 0.0);
    // The law neglects terms of order 1 / degree.
    expect_close("voter, two degrees: sweeps to consensus", sample_of(sweeps), published, 0.05);
}

}  // namespace
}  // namespace backlash::checks
