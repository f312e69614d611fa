// SIR and SEIR on random networks: final sizes and the course in time.
#include <algorithm>
#include <array>

#include "checking.hpp"
#include "network/generators/random_ties.hpp"
#include "unit/classics/model_case.hpp"

namespace backlash::checks {
namespace {

using testing::ModelCase;
using testing::series_of;

constexpr std::uint32_t accounts = 100'000;

Influence poisson_network(double mean_degree, std::uint32_t replicate) {
    const auto serial = serial_executor();
    return influence_of(generate_random_ties({.accounts = accounts, .mean_degree = mean_degree},
                                             {.seed = seed(), .replicate = replicate}, *serial),
                        *serial);
}

// S = 1 - exp(-R S), Newman 2002: .5828 for R = 1.5, .7968 for R = 2.
TEST(Percolation, HasThePublishedFinalSize) {
    for (const auto& [r, published] : {std::pair{1.5, 0.5828}, {2.0, 0.7968}}) {
        std::vector<double> sizes;
        for (std::uint32_t run = 0; run < runs(6); ++run) {
            const auto network = poisson_network(5.0, run);
            const auto serial = serial_executor();
            // Twenty seeds: that all die out has a chance below 1e-5.
            const auto process = ModelCase("independent_cascade", {{"probability", r / 5.0}, {"seeds", 20}})
                                     .start(network, {.seed = seed(), .replicate = run}, *serial);
            ModelCase::settle(*process, 10'000);
            std::array<double, 2> values{};
            process->observe(values);
            sizes.push_back(values[0]);
        }
        expect_close("percolation, c = 5: final size, R = " + std::to_string(r).substr(0, 3),
                     sample_of(sizes).mean, published, 0.02);
    }
}

struct Course {
    double peak = 0.0;
    double peak_time = 0.0;
    double final_size = 0.0;
};

constexpr double degree = 5.0;
constexpr double transmission = 0.5;
constexpr double recovery = 1.0;
constexpr double initial_share = 0.001;

// Miller, Slim and Volz 2012, by Runge-Kutta: theta' = -beta theta + beta psi'(theta) / psi'(1) (1 - rho)
// + gamma (1 - theta), psi(x) = exp(c (x - 1)).
Course edge_based_course() {
    const auto psi = [](double x) { return std::exp(degree * (x - 1.0)); };
    const auto slope = [&](const std::array<double, 2>& y) {
        const double susceptible = (1.0 - initial_share) * psi(y[0]);
        return std::array<double, 2>{
            -transmission * y[0] + transmission * (1.0 - initial_share) * psi(y[0]) + recovery * (1.0 - y[0]),
            recovery * (1.0 - susceptible - y[1])};
    };
    Course course;
    std::array<double, 2> y = {1.0, 0.0};  // theta, removed
    constexpr double h = 0.001;
    for (int step = 0; step < 40'000; ++step) {
        const double infectious = 1.0 - (1.0 - initial_share) * psi(y[0]) - y[1];
        if (infectious > course.peak) course = {infectious, step * h, 0.0};
        const auto at = [&](const std::array<double, 2>& k, double f) {
            return std::array<double, 2>{y[0] + f * h * k[0], y[1] + f * h * k[1]};
        };
        const auto k1 = slope(y);
        const auto k2 = slope(at(k1, 0.5));
        const auto k3 = slope(at(k2, 0.5));
        const auto k4 = slope(at(k3, 1.0));
        for (int d = 0; d < 2; ++d) y[d] += h / 6.0 * (k1[d] + 2.0 * k2[d] + 2.0 * k3[d] + k4[d]);
    }
    course.final_size = 1.0 - (1.0 - initial_share) * psi(y[0]);
    return course;
}

// The mean course over runs with a step of h.
Course simulated_course(const std::string& name, double h, std::uint32_t all, double length) {
    const auto steps = static_cast<std::uint32_t>(std::lround(length / h));
    const ModelCase model(name, {{"transmission", transmission},
                                 {"recovery", recovery},
                                 {"step", h},
                                 {"initial_share", initial_share},
                                 {"steps", steps},
                                 {"state_every", 1e6}});
    Course mean;
    for (std::uint32_t run = 0; run < all; ++run) {
        const auto network = poisson_network(degree, run);
        const auto serial = serial_executor();
        const auto record = model.run(network, {.seed = seed(), .replicate = run}, *serial);
        const auto& infectious = series_of(record, "infectious");
        const auto highest = std::ranges::max_element(infectious);
        mean.peak += *highest / all;
        mean.peak_time += static_cast<double>(highest - infectious.begin()) * h / all;
        mean.final_size += (1.0 - series_of(record, "susceptible").back()) / all;
    }
    return mean;
}

// The error of a step is proportional to it: h -> 0 from h and h / 2.
double to_zero(double at_h, double at_half) {
    return 2.0 * at_half - at_h;
}

// The final size only: see docs/model/classics.md for the peak.
TEST(Sir, HasThePublishedFinalSize) {
    const Course exact = edge_based_course();
    EXPECT_NEAR(exact.peak, 0.1328, 5e-5);
    EXPECT_NEAR(exact.peak_time, 6.38, 0.005);
    EXPECT_NEAR(exact.final_size, 0.6765, 5e-5);
    const Course coarse = simulated_course("sir", 0.1, runs(6), 20.0);
    const Course fine = simulated_course("sir", 0.05, runs(6), 20.0);
    expect_close("SIR: final size", to_zero(coarse.final_size, fine.final_size), 0.6765, 0.02);
}

TEST(Seir, EndsLikeSirButLater) {
    const Course sir = simulated_course("sir", 0.1, 2, 20.0);
    const Course coarse = simulated_course("seir", 0.1, 2, 45.0);
    const Course fine = simulated_course("seir", 0.05, 2, 45.0);
    expect_close("SEIR: final size", to_zero(coarse.final_size, fine.final_size), 0.6765, 0.02);
    EXPECT_GT(coarse.peak_time, sir.peak_time + 1.0);
    EXPECT_LT(coarse.peak, sir.peak);
}

// The counted-down kernel beside a loop over all ties: the same draws must give the same epidemic.
TEST(Sir, DoesWhatItsDefinitionSays) {
    const auto serial = serial_executor();
    const auto network = influence_of(
        generate_random_ties({.accounts = 3000, .mean_degree = 8.0}, {.seed = seed()}, *serial), *serial);
    constexpr double h = 0.2;
    const ModelCase model("sir", {{"transmission", 0.4}, {"step", h}, {"initial_share", 0.01}});
    const RandomSource source{.seed = seed()};
    const auto process = model.start(network, source, *serial);
    auto state = testing::states_of(*process, 3000);
    for (std::uint32_t step = 0; step < 60; ++step) {
        const auto before = state;
        for (std::uint32_t i = 0; i < 3000; ++i) {
            int sources = 0;
            for (const std::uint32_t j : network.influences_on(i)) sources += before[j] == 2.0 ? 1 : 0;
            const double u = source.words(i / 4, step, Stream::step_draw)[i % 4] * 0x1p-32;
            if (before[i] == 0.0 && u < 1.0 - std::exp(-0.4 * sources * h)) state[i] = 2.0;
            if (before[i] == 2.0 && u < 1.0 - std::exp(-h)) state[i] = 3.0;
        }
        process->advance(step);
        ASSERT_EQ(testing::states_of(*process, 3000), state) << "step " << step;
    }
}

}  // namespace
}  // namespace backlash::checks
