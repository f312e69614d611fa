// SIR and SEIR on a random network of infinitely many accounts whose degrees are Poisson, with mean c.
//
// Miller, Slim and Volz 2012: theta is the chance that a random tie has not yet passed the infection on to an
// account; with psi(x) = e^(c (x - 1)) the susceptible share is (1 - rho) psi(theta).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace backlash::checks {

struct EpidemicLaw {
    double degree = 5.0;          // [c]
    double transmission = 0.5;    // [beta] per tie and unit of time
    double recovery = 1.0;        // [gamma]
    double incubation = 0.0;      // [sigma]; 0: infectious at once
    double initial_share = 1e-3;  // [rho] infectious at the start

    double susceptible(double theta) const {
        return (1.0 - initial_share) * std::exp(degree * (theta - 1.0));
    }
};

struct Course {
    double peak = 0.0;  // infectious share
    double peak_time = 0.0;
    double final_size = 0.0;
};

// In continuous time, by Runge and Kutta: theta' = -beta theta + beta (1 - rho) psi(theta) + gamma (1 -
// theta), R' = gamma (1 - S - R).
inline Course continuous_course(const EpidemicLaw& law, double length) {
    using State = std::array<double, 2>;  // theta, removed
    const auto slope = [&](const State& y) {
        const double s = law.susceptible(y[0]);
        return State{law.transmission * (s - y[0]) + law.recovery * (1.0 - y[0]),
                     law.recovery * (1.0 - s - y[1])};
    };
    constexpr double h = 0.001;
    Course course;
    State y = {1.0, 0.0};
    for (int step = 0; step * h < length; ++step) {
        const double infectious = 1.0 - law.susceptible(y[0]) - y[1];
        if (infectious > course.peak) course = {infectious, step * h, 0.0};
        const auto at = [&](const State& k, double f) {
            return State{y[0] + f * h * k[0], y[1] + f * h * k[1]};
        };
        const State k1 = slope(y);
        const State k2 = slope(at(k1, 0.5));
        const State k3 = slope(at(k2, 0.5));
        const State k4 = slope(at(k3, 1.0));
        for (int d = 0; d < 2; ++d) y[d] += h / 6.0 * (k1[d] + 2.0 * k2[d] + 2.0 * k3[d] + k4[d]);
    }
    course.final_size = 1.0 - law.susceptible(y[0]);
    return course;
}

// Shares after each step of length h, as the engine takes them: all changes of a step follow from the state
// at its start. phi_S, phi_E, phi_I are the chances that a tie has passed nothing on and its other end is
// susceptible, exposed, infectious; pi = 1 - e^(-beta h), and so on:
//   theta' = theta - pi phi_I,   phi_I' = (1 - pi) (1 - r) phi_I + (newly infectious ends)
struct DiscreteEpidemic {
    std::vector<double> susceptible, infectious;

    DiscreteEpidemic(const EpidemicLaw& law, double h, std::uint32_t steps) {
        const double pass = 1.0 - std::exp(-law.transmission * h);
        const double leave = 1.0 - std::exp(-law.recovery * h);
        const double become = law.incubation > 0.0 ? 1.0 - std::exp(-law.incubation * h) : 1.0;
        const bool delayed = law.incubation > 0.0;
        double theta = 1.0;
        std::array<double, 2> ends = {0.0, law.initial_share};      // phi_E, phi_I
        std::array<double, 2> accounts = {0.0, law.initial_share};  // E, I
        for (std::uint32_t step = 0; step <= steps; ++step) {
            susceptible.push_back(law.susceptible(theta));
            infectious.push_back(accounts[1]);
            const double next = theta - pass * ends[1];
            // Poisson: the other end of a tie is susceptible as often as an account is.
            const double infected = law.susceptible(theta) - law.susceptible(next);
            const auto move = [&](std::array<double, 2>& e_i, double kept) {
                const double newly = delayed ? become * e_i[0] : infected;
                e_i[0] += (delayed ? infected : 0.0) - (delayed ? newly : 0.0);
                e_i[1] = kept * e_i[1] + newly;
            };
            move(ends, (1.0 - pass) * (1.0 - leave));
            move(accounts, 1.0 - leave);
            theta = next;
        }
    }

    Course course(double h) const {
        const auto highest = std::ranges::max_element(infectious);
        return {*highest, static_cast<double>(highest - infectious.begin()) * h, 1.0 - susceptible.back()};
    }
};

}  // namespace backlash::checks
