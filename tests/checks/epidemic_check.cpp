// Percolation, SIR and SEIR on random networks: final sizes and the course in time.
#include <algorithm>
#include <array>

#include "checking.hpp"
#include "edge_based_epidemic.hpp"
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

// S = 1 - exp(-R S), Newman 2002: .5828 for R = 1.5, .7968 for R = 2; with a share rho of seeds
// S = 1 - (1 - rho) exp(-R S).
double percolation_size(double r, double seeds) {
    double s = 1.0;
    for (int step = 0; step < 1000; ++step) s = 1.0 - (1.0 - seeds) * std::exp(-r * s);
    return s;
}

TEST(Percolation, HasThePublishedFinalSize) {
    constexpr int seeds = 200;  // that all die out does not happen
    for (const auto& [r, final_size] : {std::pair{1.5, 0.5828}, {2.0, 0.7968}}) {
        std::vector<double> sizes;
        for (std::uint32_t run = 0; run < runs(20); ++run) {
            const auto network = poisson_network(5.0, run);
            const auto serial = serial_executor();
            const auto process =
                ModelCase("independent_cascade", {{"probability", r / 5.0}, {"seeds", seeds}})
                    .start(network, {.seed = seed(), .replicate = run}, *serial);
            ModelCase::settle(*process, 10'000);
            std::array<double, 2> values{};
            process->observe(values);
            sizes.push_back(values[0]);
        }
        EXPECT_NEAR(percolation_size(r, 0.0), final_size, 5e-5);
        expect_equal("percolation, c = 5: final size, R = " + std::to_string(r).substr(0, 3),
                     sample_of(sizes), percolation_size(r, static_cast<double>(seeds) / accounts));
    }
}

constexpr EpidemicLaw published;  // c = 5, beta = .5, gamma = 1, one in a thousand infectious at the start

Course course_in_steps(double h) {
    const double length = 40.0;
    return DiscreteEpidemic(published, h, static_cast<std::uint32_t>(length / h)).course(h);
}

// The law of the engine's steps is off by a share of h: h -> 0 from h and h / 2.
TEST(Sir, LawOfStepsTendsToThePublishedCourse) {
    const Course exact = continuous_course(published, 40.0);
    EXPECT_NEAR(exact.peak, 0.1328, 5e-5);
    EXPECT_NEAR(exact.peak_time, 6.38, 0.005);
    EXPECT_NEAR(exact.final_size, 0.6765, 5e-5);
    for (const double h : {0.1, 0.05, 0.02, 0.01}) {
        const Course course = course_in_steps(h);
        std::printf("  SIR, law of steps of %.2f: peak %.4f at %.2f, final size %.4f\n", h, course.peak,
                    course.peak_time, course.final_size);
    }
    const Course coarse = course_in_steps(2e-3);
    const Course fine = course_in_steps(1e-3);
    EXPECT_NEAR(2.0 * fine.peak - coarse.peak, exact.peak, 1e-5);
    EXPECT_NEAR(fine.peak_time, exact.peak_time, 0.02);
    EXPECT_NEAR(2.0 * fine.final_size - coarse.final_size, exact.final_size, 1e-5);
}

// The engine beside that law, at moments before, around and after the peak and at the end. One in fifty is
// infectious at the start, so that chance does not shift the course of a run.
void expect_law_of_steps(const std::string& name, EpidemicLaw law, double h, double length) {
    law.initial_share = 0.02;
    const auto steps = static_cast<std::uint32_t>(std::lround(length / h));
    std::map<std::string, double> parameters = {
        {"transmission", law.transmission},   {"recovery", law.recovery}, {"step", h},
        {"initial_share", law.initial_share}, {"steps", steps},           {"state_every", 1e6}};
    if (law.incubation > 0.0) parameters["incubation"] = law.incubation;
    const ModelCase model(name, parameters);
    const DiscreteEpidemic exact(law, h, steps);
    const std::array<double, 3> moments = {0.1, 0.2, 0.4};  // of the length
    std::array<std::vector<double>, 3> infectious;
    std::vector<double> final_size;
    for (std::uint32_t run = 0; run < runs(16); ++run) {
        const auto network = poisson_network(law.degree, run);
        const auto serial = serial_executor();
        const auto record = model.run(network, {.seed = seed(), .replicate = run}, *serial);
        for (std::size_t m = 0; m < moments.size(); ++m)
            infectious[m].push_back(
                series_of(record, "infectious")[static_cast<std::size_t>(moments[m] * steps)]);
        final_size.push_back(1.0 - series_of(record, "susceptible").back());
    }
    for (std::size_t m = 0; m < moments.size(); ++m) {
        const auto step = static_cast<std::size_t>(moments[m] * steps);
        expect_equal(name + ": infectious at t = " + std::to_string(moments[m] * length).substr(0, 4),
                     sample_of(infectious[m]), exact.infectious[step]);
    }
    expect_equal(name + ": final size", sample_of(final_size), 1.0 - exact.susceptible.back());
}

TEST(Sir, FollowsTheLawOfItsSteps) {
    expect_law_of_steps("sir", published, 0.1, 20.0);
}

TEST(Seir, FollowsTheLawOfItsSteps) {
    EpidemicLaw law = published;
    law.incubation = 0.5;
    expect_law_of_steps("seir", law, 0.1, 40.0);
}

// In small steps SEIR ends like SIR, and its peak is later and lower.
TEST(Seir, EndsLikeSirButLater) {
    EpidemicLaw law = published;
    law.incubation = 0.5;
    constexpr double h = 1e-3;
    const Course sir = DiscreteEpidemic(published, h, 100'000).course(h);
    const Course seir = DiscreteEpidemic(law, h, 100'000).course(h);
    EXPECT_NEAR(seir.final_size, sir.final_size, 1e-3);
    EXPECT_GT(seir.peak_time, sir.peak_time + 1.0);
    EXPECT_LT(seir.peak, sir.peak);
}

// The kernel by events beside a loop over all ties in every step, with its own coins: the same law. Mean
// shares at three times, over the same networks and first accounts.
TEST(Sir, IsTheSameByEventsAsByCoins) {
    constexpr std::uint32_t few = 300;
    constexpr double h = 0.2;
    constexpr std::array<std::uint32_t, 3> times = {3, 8, 20};
    const auto serial = serial_executor();
    const auto network = influence_of(
        generate_random_ties({.accounts = few, .mean_degree = 8.0}, {.seed = seed()}, *serial), *serial);
    const ModelCase model("sir", {{"transmission", 0.4}, {"step", h}, {"initial_share", 0.02}});
    std::array<std::vector<double>, times.size()> ill, well;  // shares by events, less those by steps
    for (std::uint32_t run = 0; run < runs(2000); ++run) {
        const auto process = model.start(network, {.seed = seed(), .replicate = run}, *serial);
        auto state = testing::states_of(*process, few);
        std::uint32_t step = 0;
        for (std::size_t k = 0; k < times.size(); ++k) {
            for (; step < times[k]; ++step) {
                process->advance(step);
                const auto before = state;
                for (std::uint32_t i = 0; i < few; ++i) {
                    int sources = 0;
                    for (const std::uint32_t j : network.influences_on(i))
                        sources += before[j] == 2.0 ? 1 : 0;
                    const RandomSource coins{.seed = seed() + 1, .replicate = run};
                    const double u = coins.words(i, step, Stream::bootstrap)[0] * 0x1p-32;
                    if (before[i] == 0.0 && u < 1.0 - std::exp(-0.4 * sources * h)) state[i] = 2.0;
                    if (before[i] == 2.0 && u < 1.0 - std::exp(-h)) state[i] = 3.0;
                }
            }
            const auto share = [](const std::vector<double>& states, double of) {
                return static_cast<double>(std::ranges::count(states, of)) / few;
            };
            const auto by_events = testing::states_of(*process, few);
            ill[k].push_back(share(by_events, 2.0) - share(state, 2.0));
            well[k].push_back(share(by_events, 0.0) - share(state, 0.0));
        }
    }
    for (std::size_t k = 0; k < times.size(); ++k) {
        const auto name = "SIR by events, less by steps, after " + std::to_string(times[k]) + " steps: ";
        expect_equal(name + "infectious", sample_of(ill[k]), 0.0);
        expect_equal(name + "susceptible", sample_of(well[k]), 0.0);
    }
}

}  // namespace
}  // namespace backlash::checks
