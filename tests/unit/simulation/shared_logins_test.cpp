// What is kept of shared log-ins, beside what is forecast. That they are those of a single run is tested with
// the schedule.
#include "simulation/shared_logins.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "base/executor.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

SharedLogins shared_logins(const std::vector<float>& rates, const Rhythm& rhythm) {
    return SharedLogins(LoginProcess(rhythm, {1, 0}, rates, *serial_executor()));
}

// What was handed out stays where it is.
TEST(SharedLogins, AreDrawnOnce) {
    SharedLogins shared = shared_logins(std::vector<float>(cell_size, 0.5F), Rhythm(quiet_scenario()));
    shared.draw_before(0, 3);
    const auto before = shared.at(0, 2);
    shared.draw_before(0, 2);
    shared.draw_before(0, 40);
    const auto after = shared.at(0, 2);
    EXPECT_GT(before.size(), 0U);
    EXPECT_EQ(after.data(), before.data());
    EXPECT_EQ(after.size(), before.size());
}

// Bytes of the log-ins of people drawn as the scenario says, over those that are forecast for all.
double taken_of_forecast(const Scenario& scenario) {
    constexpr std::uint32_t people = 4 * cell_size;
    const Rhythm rhythm(scenario);
    std::mt19937 random(1);
    std::gamma_distribution<float> gamma(static_cast<float>(scenario.population.login_rate_shape));
    const double scale = scenario.population.login_rate_mean / scenario.population.login_rate_shape;
    std::vector<float> rates(people);
    for (std::uint32_t id = 0; id < people; ++id) {
        const bool is_kol = id % 1000 < scenario.population.kol_share * 1000;
        const double least = is_kol ? scenario.population.kol_login_rate_minimum : 0.0;
        rates[id] = static_cast<float>(std::max(gamma(random) * scale, least));
    }
    SharedLogins shared = shared_logins(rates, rhythm);
    double bytes = people * LoginProcess::bytes_an_account;
    for (std::uint32_t cell = 0; cell < shared.cells(); ++cell) {
        shared.draw_before(cell, rhythm.steps());
        for (std::uint32_t step = 0; step < rhythm.steps(); ++step)
            bytes +=
                static_cast<double>(shared.at(cell, step).size() * sizeof(LogIn) + sizeof(std::uint32_t));
    }
    return bytes / static_cast<double>(SharedLogins::bytes(scenario, people));
}

TEST(SharedLogins, TakeTheBytesThatAreSaid) {
    Scenario scenario = quiet_scenario();
    for (const double step : {1.0 / 60.0, 1.0 / 12.0, 1.0, 24.0}) {
        scenario.step = step;
        EXPECT_NEAR(taken_of_forecast(scenario), 0.96, 0.05) << step;
    }
    scenario.step = 1.0 / 12.0;
    scenario.population.login_rate_mean = 60.0;
    EXPECT_NEAR(taken_of_forecast(scenario), 0.96, 0.05);
    scenario.population = {.kol_share = 0.05, .login_rate_shape = 0.1, .kol_login_rate_minimum = 60.0};
    EXPECT_NEAR(taken_of_forecast(scenario), 0.96, 0.05);
}

// Tables may state any rate.
TEST(SharedLogins, AreExpectedAtTheHighestRatesWherePeopleAreStated) {
    Scenario scenario = quiet_scenario();
    scenario.network.people = "people.csv";
    const double stated = static_cast<double>(SharedLogins::bytes(scenario, cell_size));
    scenario.network.people.clear();
    scenario.population.login_rate_mean = 60.0;
    scenario.population.login_rate_shape = 1e6;  // all alike
    EXPECT_NEAR(stated / static_cast<double>(SharedLogins::bytes(scenario, cell_size)), 1.0, 0.02);
}

}  // namespace
}  // namespace backlash
