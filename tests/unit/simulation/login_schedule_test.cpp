#include "simulation/login_schedule.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
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

ZeroPageVector<float> mixed_rates() {
    ZeroPageVector<float> mixed(accounts);
    for (std::uint32_t id = 0; id < accounts; ++id) mixed[id] = rates[id % rates.size()];
    return mixed;
}

Logins all_logins(const Rhythm& rhythm, const RandomSource& source, Executor& executor,
                  const std::shared_ptr<SharedLogins>& shared = nullptr) {
    LoginSchedule schedule =
        shared ? LoginSchedule(shared)
               : LoginSchedule(std::make_shared<LoginPlanner>(rhythm, source, mixed_rates()));
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
    for (const std::uint32_t apart : {1U, 2U, 4U, 64U, 256U, 4096U, block_size}) {
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
        std::make_shared<LoginPlanner>(rhythm, RandomSource{1, 0}, ZeroPageVector<float>(block_size, rate)));
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

// Every other account of a block at once: a chance of 1 has bytes of 255, which the rest has to decide.
TEST(LoginSchedule, NobodyLogsInAtRateZeroAndEverybodyAtAnEndlessOne) {
    ZeroPageVector<float> extreme(block_size);
    for (std::size_t id = 1; id < extreme.size(); id += 2) extreme[id] = 1e9F;
    LoginSchedule schedule(std::make_shared<LoginPlanner>(one_day(), RandomSource{1, 0}, extreme));
    schedule.plan(0, 0);
    LoginSchedule::Room room;
    for (std::uint32_t step = 0; step < LoginSchedule::window; ++step) {
        const auto logins = schedule.at(0, step, room);
        ASSERT_EQ(logins.size(), block_size / 2) << "once a step at most, however active";
        EXPECT_TRUE(std::ranges::all_of(logins, [](std::uint16_t id) { return id % 2 == 1; }));
    }
}

TEST(LoginSchedule, NobodyLogsInWhileTheRhythmIsZeroOrAfterTheEnd) {
    Scenario scenario = quiet_scenario();
    scenario.duration = 3.0;  // a window and a half
    scenario.attention.rhythm.assign(168, 0.0);
    scenario.attention.rhythm[0] = scenario.attention.rhythm[6 * 24 + 1] = 1.0;  // Monday, Sunday 1 h
    const Rhythm rhythm(scenario);
    ASSERT_EQ(rhythm.steps(), 36U);
    const LoginPlanner planner(rhythm, {1, 0}, ZeroPageVector<float>(100, 1e9F));
    const std::size_t words = LoginPlanner::words_of(0, 100);
    std::vector<std::uint64_t> bits(LoginPlanner::window * words, ~std::uint64_t{0});
    for (const std::uint32_t first : {LoginPlanner::window, 0U}) {  // in any order
        planner.plan(0, first, bits);
        for (std::uint32_t step = 0; step < LoginPlanner::window; ++step) {
            const bool active = first + step < rhythm.steps() && rhythm.level(first + step) > 0.0;
            EXPECT_EQ(bits[step * words], active ? ~std::uint64_t{0} : 0) << first + step;
            EXPECT_EQ(bits[step * words + 1], active ? (std::uint64_t{1} << 36) - 1 : 0) << first + step;
        }
    }
}

}  // namespace
}  // namespace backlash
