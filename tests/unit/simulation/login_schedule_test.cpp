#include "simulation/login_schedule.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/executor.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

constexpr std::array<float, 3> rates = {0.05F, 0.5F, 6.0F};  // 1/h
constexpr std::uint32_t accounts = 3 * block_size / 2;       // two blocks

using Logins = std::vector<std::vector<std::uint32_t>>;  // ids by step

Rhythm one_day() {
    Scenario scenario = quiet_scenario();
    scenario.duration = 24.0;
    return Rhythm(scenario);
}

std::vector<float> mixed_rates() {
    std::vector<float> mixed(accounts);
    for (std::uint32_t id = 0; id < accounts; ++id) mixed[id] = rates[id % rates.size()];
    return mixed;
}

Logins all_logins(const Rhythm& rhythm, const RandomSource& source, Executor& executor,
                  const std::shared_ptr<SharedLogins>& shared = nullptr) {
    const LoginPlanner planner(rhythm, source, mixed_rates());
    LoginSchedule schedule =
        shared ? LoginSchedule(shared) : LoginSchedule(std::make_shared<LoginPlanner>(planner));
    Logins logins(rhythm.steps());
    LoginSchedule::Room room;
    for (std::uint32_t step = 0; step < rhythm.steps(); ++step) {
        if (step % LoginSchedule::window == 0) {
            executor.for_each_index(schedule.blocks(), [&](std::size_t b) {
                schedule.plan(static_cast<std::uint32_t>(b), step);
            });
        }
        for (std::uint32_t block = 0; block < schedule.blocks(); ++block) {
            const auto indices = schedule.at(block, step, room);
            EXPECT_EQ(schedule.count_at(block, step), indices.size());
            for (const std::uint16_t index : indices) logins[step].push_back(block * block_size + index);
        }
    }
    return logins;
}

Logins serial_logins(std::uint64_t seed = 1, std::uint32_t replicate = 0) {
    return all_logins(one_day(), {seed, replicate}, *serial_executor());
}

double chance(const Rhythm& rhythm, std::uint32_t step, float rate) {
    return 1.0 - std::exp(-rate * rhythm.level(step) / 12.0);
}

TEST(LoginSchedule, IdsAscendSoThatNobodyLogsInTwiceInAStep) {
    for (const auto& ids : serial_logins()) {
        ASSERT_TRUE(std::ranges::is_sorted(ids, std::ranges::less_equal())) << "strictly";
        ASSERT_TRUE(ids.empty() || ids.back() < accounts);
    }
}

TEST(LoginSchedule, FrequenciesFollowRateAndRhythm) {
    const Rhythm rhythm = one_day();
    const Logins logins = serial_logins();
    double chi_square = 0.0;
    for (std::uint32_t step = 0; step < rhythm.steps(); ++step) {
        std::array<double, rates.size()> counted{};
        for (const std::uint32_t id : logins[step]) ++counted[id % rates.size()];
        for (std::size_t k = 0; k < rates.size(); ++k) {
            const double p = chance(rhythm, step, rates[k]);
            const double people = accounts / static_cast<double>(rates.size());
            chi_square += std::pow(counted[k] - people * p, 2) / (people * p * (1.0 - p));
        }
    }
    const double freedom = static_cast<double>(rates.size()) * rhythm.steps();
    EXPECT_LT(std::abs(chi_square - freedom) / std::sqrt(2.0 * freedom), 4.0)
        << "false alarm: 1 seed in 16,000";
}

// A log-in makes another one in the next step neither more nor less likely.
TEST(LoginSchedule, StepsAreIndependent) {
    const Rhythm rhythm = one_day();
    const Logins logins = serial_logins();
    double pairs = 0.0, expected = 0.0, variance = 0.0;
    for (std::uint32_t step = 0; step + 1 < rhythm.steps(); step += 2) {
        std::vector<std::uint32_t> both;
        std::ranges::set_intersection(logins[step], logins[step + 1], std::back_inserter(both));
        pairs += static_cast<double>(both.size());
        for (const float rate : rates) {
            const double p = chance(rhythm, step, rate) * chance(rhythm, step + 1, rate);
            expected += p * accounts / rates.size();
            variance += p * (1.0 - p) * accounts / rates.size();
        }
    }
    EXPECT_LT(std::abs(pairs - expected) / std::sqrt(variance), 4.0) << "false alarm: 1 seed in 16,000";
}

// Neighbours share the words their bytes are taken from. Each account is in one pair only, so that pairs are
// independent, too.
TEST(LoginSchedule, AccountsAreIndependent) {
    const Rhythm rhythm = one_day();
    const Logins logins = serial_logins();
    for (const std::uint32_t apart : {1U, 2U, 4U, 64U, 256U}) {
        const auto is_first = [&](std::uint32_t id) { return id / apart % 2 == 0 && id + apart < accounts; };
        double pairs = 0.0, expected = 0.0, variance = 0.0;
        for (std::uint32_t step = 0; step < rhythm.steps(); ++step) {
            std::array<double, rates.size()> p{};
            for (std::size_t k = 0; k < rates.size(); ++k) p[k] = chance(rhythm, step, rates[k]);
            for (const std::uint32_t id : logins[step])
                if (is_first(id) && std::ranges::binary_search(logins[step], id + apart)) ++pairs;
            for (std::uint32_t id = 0; id < accounts; ++id) {
                if (!is_first(id)) continue;
                const double both = p[id % rates.size()] * p[(id + apart) % rates.size()];
                expected += both;
                variance += both * (1.0 - both);
            }
        }
        EXPECT_LT(std::abs(pairs - expected) / std::sqrt(variance), 4.0)
            << apart << " apart; false alarm: 1 seed in 16,000";
    }
}

// A byte decides little of who logs in once in weeks: the bits after it have to be right.
TEST(LoginSchedule, SmallChancesAreExact) {
    const Rhythm rhythm = one_day();
    const float rate = 0.01F;
    LoginSchedule schedule(
        std::make_shared<LoginPlanner>(rhythm, RandomSource{1, 0}, std::vector<float>(block_size, rate)));
    double counted = 0.0, expected = 0.0;
    for (std::uint32_t step = 0; step < rhythm.steps(); ++step) {
        if (step % LoginSchedule::window == 0) schedule.plan(0, step);
        counted += schedule.count_at(0, step);
        expected += block_size * chance(rhythm, step, rate);
    }
    EXPECT_LT(std::abs(counted - expected) / std::sqrt(expected), 4.0) << "false alarm: 1 seed in 16,000";
}

TEST(LoginSchedule, BlocksMayBePlannedInParallel) {
    const Logins serial = serial_logins();
    for (const int threads : {2, 3}) {
        EXPECT_EQ(all_logins(one_day(), {1, 0}, *parallel_executor(threads)), serial)
            << threads << " threads";
    }
}

// Several simulations at once, each of which plans what it comes to first.
TEST(LoginSchedule, SharedOneIsTheSame) {
    const Rhythm rhythm = one_day();
    const Logins own = serial_logins();
    for (const int threads : {1, 3}) {
        const auto shared = std::make_shared<SharedLogins>(LoginPlanner(rhythm, {1, 0}, mixed_rates()));
        std::vector<Logins> found(4);
        parallel_executor(threads)->for_each_index(found.size(), [&](std::size_t k) {
            found[k] = all_logins(rhythm, {1, 0}, *serial_executor(), shared);
        });
        for (const Logins& logins : found) EXPECT_EQ(logins, own) << threads << " threads";
    }
}

TEST(LoginSchedule, SharedOneIsPlannedOnce) {
    const Rhythm rhythm = one_day();
    SharedLogins shared(LoginPlanner(rhythm, {1, 0}, mixed_rates()));
    shared.plan_before(0, 2 * LoginPlanner::window);
    const auto row = shared.row(0, LoginPlanner::window);
    const std::vector<std::uint64_t> before(row.begin(), row.end());
    shared.plan_before(0, LoginPlanner::window);
    shared.plan_before(0, 3 * LoginPlanner::window);
    EXPECT_TRUE(std::ranges::equal(row, before));
    EXPECT_GT(std::ranges::count_if(before, [](auto word) { return word != 0; }), 0);
}

// A bit an account and step, and what its planning takes: 72 steps more are nine bytes more.
TEST(LoginSchedule, SharedOneTakesABitAnAccountAndStep) {
    const std::uint64_t day = SharedLogins::bytes(6400, 288);
    EXPECT_EQ(SharedLogins::bytes(6400, 360) - day, 6400U * 9);
    EXPECT_EQ(SharedLogins::bytes(6400, 287), day) << "whole windows";
    EXPECT_EQ(day, 6400U * (36 + LoginPlanner::bytes_an_account));
}

TEST(LoginSchedule, SeedsAndReplicatesDiffer) {
    const Logins first = serial_logins();
    EXPECT_NE(serial_logins(2), first);
    EXPECT_NE(serial_logins(1, 1), first);
}

TEST(LoginSchedule, WhoNeverLogsInStaysAway) {
    const Rhythm rhythm = one_day();
    LoginSchedule schedule(
        std::make_shared<LoginPlanner>(rhythm, RandomSource{1, 0}, std::vector{0.0F, 1e9F}));
    schedule.plan(0, 0);
    LoginSchedule::Room room;
    for (std::uint32_t step = 0; step < LoginSchedule::window; ++step) {
        const auto logins = schedule.at(0, step, room);
        ASSERT_EQ(logins.size(), 1U) << "once a step at most, however active";
        EXPECT_EQ(logins[0], 1);
    }
}

}  // namespace
}  // namespace backlash
