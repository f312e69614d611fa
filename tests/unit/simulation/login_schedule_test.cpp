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

// 1/h: points are drawn for the first three, the fourth is asked in every step.
constexpr std::array<float, 4> rates = {0.05F, 0.5F, 6.0F, 25.0F};
constexpr std::uint32_t accounts = 3 * block_size / 2 + 100;  // two blocks, and a part of a cell

using Logins = std::vector<std::vector<std::uint32_t>>;  // ids by step, ascending

Rhythm one_day() {
    Scenario scenario = quiet_scenario();
    scenario.duration = 24.0;
    return Rhythm(scenario);
}

std::vector<float> mixed_rates(float factor = 1.0F) {
    std::vector<float> mixed(accounts);
    for (std::uint32_t id = 0; id < accounts; ++id) mixed[id] = factor * rates[id % rates.size()];
    return mixed;
}

std::shared_ptr<const LoginProcess> process_of(std::span<const float> all_rates,
                                               const RandomSource& source = {1, 0},
                                               const Rhythm& rhythm = one_day()) {
    return std::make_shared<LoginProcess>(rhythm, source, all_rates, *serial_executor());
}

// Asked by `executor`, block by block, step by step.
Logins all_logins(LoginSchedule schedule, std::uint32_t steps, Executor& executor = *serial_executor()) {
    Logins logins(steps);
    for (std::uint32_t step = 0; step < steps; ++step) {
        executor.for_each_index(schedule.blocks(),
                                [&](std::size_t b) { schedule.plan(static_cast<std::uint32_t>(b), step); });
        std::size_t count = 0;
        for (std::uint32_t block = 0; block < schedule.blocks(); ++block) {
            schedule.visit(block, step, [&](std::uint32_t first_id, std::span<const LogIn> log_ins) {
                EXPECT_LE(log_ins.size(), LoginSchedule::most_of_a_part);
                for (const LogIn log_in : log_ins) logins[step].push_back(first_id + log_in.index());
            });
            count += schedule.count_at(block, step);
        }
        EXPECT_EQ(count, logins[step].size());
        std::ranges::sort(logins[step]);
    }
    return logins;
}

Logins all_logins(const std::shared_ptr<const LoginProcess>& process) {
    return all_logins(LoginSchedule(process), process->steps());
}

double chance(const Rhythm& rhythm, std::uint32_t step, float rate) {
    return 1.0 - std::exp(-rate * rhythm.level(step) / 12.0);
}

TEST(LoginSchedule, NobodyLogsInTwiceInAStep) {
    for (const auto& ids : all_logins(process_of(mixed_rates()))) {
        ASSERT_EQ(std::ranges::adjacent_find(ids), ids.end());
        ASSERT_TRUE(ids.empty() || ids.back() < accounts);
    }
}

TEST(LoginSchedule, FrequenciesFollowRateAndRhythm) {
    const Rhythm rhythm = one_day();
    const Logins logins = all_logins(process_of(mixed_rates()));
    for (std::size_t k = 0; k < rates.size(); ++k) {
        double chi_square = 0.0;
        for (std::uint32_t step = 0; step < rhythm.steps(); ++step) {
            const auto counted = static_cast<double>(std::ranges::count_if(
                logins[step], [&](std::uint32_t id) { return id % rates.size() == k; }));
            const double p = chance(rhythm, step, rates[k]);
            const double people = accounts / static_cast<double>(rates.size());
            chi_square += std::pow(counted - people * p, 2) / (people * p * (1.0 - p));
        }
        const double freedom = rhythm.steps();
        EXPECT_LT(std::abs(chi_square - freedom) / std::sqrt(2.0 * freedom), 4.0)
            << rates[k] << "; false alarm: 1 seed in 16,000";
    }
}

// A log-in makes another one in the next step neither more nor less likely.
TEST(LoginSchedule, StepsAreIndependent) {
    const Rhythm rhythm = one_day();
    const Logins logins = all_logins(process_of(mixed_rates()));
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

// Neighbours have their log-ins from the same draws. Each account is in one pair only, so that pairs are
// independent, too.
TEST(LoginSchedule, AccountsAreIndependent) {
    const Rhythm rhythm = one_day();
    const Logins logins = all_logins(process_of(mixed_rates()));
    for (const std::uint32_t apart : {1U, 2U, 4U, 64U, cell_size / 2, cell_size, block_size}) {
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

// Beside somebody who logs in all the time, too.
TEST(LoginSchedule, SmallChancesAreExact) {
    const Rhythm rhythm = one_day();
    constexpr float rate = 0.01F;
    std::vector<float> all_rates(cell_size, rate);
    all_rates[3] = 8.0F;
    double counted = 0.0, expected = 0.0;
    for (const auto& ids : all_logins(process_of(all_rates)))
        counted += static_cast<double>(std::ranges::count_if(ids, [](std::uint32_t id) { return id != 3; }));
    for (std::uint32_t step = 0; step < rhythm.steps(); ++step)
        expected += (cell_size - 1) * chance(rhythm, step, rate);
    EXPECT_LT(std::abs(counted - expected) / std::sqrt(expected), 4.0) << "false alarm: 1 seed in 16,000";
}

// Who is drawn several times in a step, too: at this rate, often.
TEST(LoginSchedule, MarksAreUniformWhoeverLogsIn) {
    constexpr std::uint32_t classes = 8;
    for (const float rate : {1.0F, 8.0F, 100.0F}) {
        LoginSchedule schedule(process_of(std::vector<float>(cell_size, rate)));
        std::array<std::array<double, classes>, 2> counts{};
        double all = 0.0;
        for (std::uint32_t step = 0; step < 36; ++step) {
            schedule.plan(0, step);
            schedule.visit(0, step, [&](std::uint32_t /*first_id*/, std::span<const LogIn> log_ins) {
                for (const LogIn log_in : log_ins) {
                    ++counts[0][log_in.board_mark() * classes >> mark_bits];
                    ++counts[1][log_in.post_mark() * classes >> mark_bits];
                    ++all;
                }
            });
        }
        for (const auto& counted : counts) {
            double chi_square = 0.0;
            for (const double count : counted)
                chi_square += std::pow(count - all / classes, 2) / (all / classes);
            EXPECT_LT(chi_square, 29.9) << rate << "; false alarm: 1 seed in 10,000";
        }
    }
}

TEST(LoginSchedule, BlocksMayBePlannedInParallel) {
    const Logins serial = all_logins(process_of(mixed_rates()));
    for (const int threads : {2, 3}) {
        const auto executor = parallel_executor(threads);
        const auto process =
            std::make_shared<LoginProcess>(one_day(), RandomSource{1, 0}, mixed_rates(), *executor);
        EXPECT_EQ(all_logins(LoginSchedule(process), process->steps(), *executor), serial) << threads;
    }
}

// Whether steps are drawn one by one or together.
TEST(LoginSchedule, DoesNotDependOnHowManyStepsAreDrawnTogether) {
    const auto process = process_of(mixed_rates());
    const std::uint32_t end = 10 + process->window();
    DrawnSteps together, one;
    process->draw(1, {10, end}, together);
    ASSERT_GE(process->window(), 1U);
    const auto same = [](LogIn a, LogIn b) { return a.index() == b.index() && a.marks() == b.marks(); };
    for (std::uint32_t step = 10; step < end; ++step) {
        process->draw(1, {step, step + 1}, one);
        EXPECT_TRUE(std::ranges::equal(together.at(step - 10), one.at(0), same)) << step;
    }
}

// About one log-in of an account; no more steps than have a number.
TEST(LoginSchedule, DrawsFewerStepsAheadTheMoreOftenPeopleLogIn) {
    const auto window = [](float rate) { return process_of(std::vector<float>(cell_size, rate))->window(); };
    EXPECT_EQ(window(0.0F), 64U);
    EXPECT_EQ(window(0.01F), 64U);
    EXPECT_EQ(window(0.5F), static_cast<std::uint32_t>(2.0 / one_day().most_hours()));
    EXPECT_EQ(window(1000.0F), 1U);
}

// Simulations that go on from another one have its plans.
TEST(LoginSchedule, ACopyGoesOnAlike) {
    LoginSchedule schedule(process_of(mixed_rates()));
    schedule.plan(0, 0);
    schedule.plan(0, 1);
    LoginSchedule copy(schedule);
    schedule.plan(0, 2);
    copy.plan(0, 2);
    EXPECT_GT(schedule.count_at(0, 2), 0U);
    EXPECT_EQ(copy.count_at(0, 2), schedule.count_at(0, 2));
}

// A run of two days begins like one of a day, also when its second day is busier.
TEST(LoginSchedule, LongerRunsBeginAlike) {
    Scenario scenario = quiet_scenario();
    scenario.attention.rhythm = {1, 1, 1, 1, 1, 1, 1};
    scenario.attention.rhythm[0] = 3.0;  // Monday, after the Sunday of the start
    scenario.duration = 24.0;
    const Rhythm day(scenario);
    scenario.duration = 48.0;
    const Rhythm two_days(scenario);
    Logins longer = all_logins(process_of(mixed_rates(1.7F), {1, 0}, two_days));
    longer.resize(day.steps());
    EXPECT_EQ(all_logins(process_of(mixed_rates(1.7F), {1, 0}, day)), longer);
}

// Several simulations at once, each of which draws what it comes to first.
TEST(LoginSchedule, SharedOneIsTheSame) {
    const auto process = process_of(mixed_rates());
    const Logins own = all_logins(process);
    for (const int threads : {1, 3}) {
        const auto shared = std::make_shared<SharedLogins>(*process);
        std::vector<Logins> found(4);
        parallel_executor(threads)->for_each_index(found.size(), [&](std::size_t k) {
            found[k] = all_logins(LoginSchedule(shared), process->steps());
        });
        for (const Logins& logins : found) EXPECT_EQ(logins, own) << threads << " threads";
    }
}

TEST(LoginSchedule, SharedOneIsDrawnOnce) {
    SharedLogins shared(*process_of(mixed_rates()));
    shared.draw_before(0, 3);
    const auto before = shared.at(0, 2);
    shared.draw_before(0, 2);
    shared.draw_before(0, 40);
    const auto after = shared.at(0, 2);
    EXPECT_GT(before.size(), 0U);
    EXPECT_EQ(after.data(), before.data());
    EXPECT_EQ(after.size(), before.size());
}

// What is forecast is what is drawn, in bytes, to a few of a hundred.
TEST(LoginSchedule, SharedOneTakesTheBytesThatAreSaid) {
    Scenario scenario = quiet_scenario();
    scenario.population.login_rate_mean = 0.5;
    const Rhythm rhythm(scenario);
    const auto process = process_of(std::vector<float>(4 * cell_size, 0.5F), {1, 0}, rhythm);
    SharedLogins shared(*process);
    double bytes = 0.0;
    for (std::uint32_t cell = 0; cell < shared.cells(); ++cell) {
        shared.draw_before(cell, rhythm.steps());
        for (std::uint32_t step = 0; step < rhythm.steps(); ++step)
            bytes += static_cast<double>(shared.at(cell, step).size() * sizeof(LogIn));
    }
    const double said = static_cast<double>(SharedLogins::bytes(scenario, 4 * cell_size));
    EXPECT_GT(said, bytes);
    EXPECT_LT(said, 1.2 * bytes);
}

TEST(LoginSchedule, SeedsAndReplicatesDiffer) {
    const Logins first = all_logins(process_of(mixed_rates()));
    EXPECT_NE(all_logins(process_of(mixed_rates(), {2, 0})), first);
    EXPECT_NE(all_logins(process_of(mixed_rates(), {1, 1})), first);
}

// Common random numbers: of log-ins at a rate a little higher nearly all are those of before.
TEST(LoginSchedule, LittleChangesWhenRatesDo) {
    const Logins before = all_logins(process_of(mixed_rates()));
    const Logins after = all_logins(process_of(mixed_rates(1.01F)));
    std::size_t kept = 0, all = 0;
    for (std::size_t step = 0; step < before.size(); ++step) {
        std::vector<std::uint32_t> both;
        std::ranges::set_intersection(before[step], after[step], std::back_inserter(both));
        kept += both.size();
        all += before[step].size();
    }
    EXPECT_GT(static_cast<double>(kept), 0.98 * static_cast<double>(all));
}

TEST(LoginSchedule, NobodyLogsInAtRateZeroAndEverybodyAtAnEndlessOne) {
    std::vector<float> extreme(block_size + 5);
    for (std::size_t id = 1; id < extreme.size(); id += 2) extreme[id] = 1e9F;
    const Logins logins = all_logins(process_of(extreme));
    for (const auto& ids : logins) {
        ASSERT_EQ(ids.size(), extreme.size() / 2) << "once a step at most, however active";
        EXPECT_TRUE(std::ranges::all_of(ids, [](std::uint32_t id) { return id % 2 == 1; }));
    }
    for (const auto& ids : all_logins(process_of(std::vector<float>(10)))) EXPECT_TRUE(ids.empty());
}

// As many as a cell may be drawn: all just below what is asked one by one.
TEST(LoginSchedule, ManyPointsOfACellAreWhatTheirChanceSays) {
    Scenario scenario = quiet_scenario();
    scenario.attention.rhythm = {1, 1, 1, 1, 1, 1, 1};
    const Rhythm rhythm(scenario);
    const auto process = process_of(std::vector<float>(cell_size, 1.49F * 12.0F), {1, 0}, rhythm);
    double counted = 0.0;
    for (const auto& ids : all_logins(process)) counted += static_cast<double>(ids.size());
    const double p = 1.0 - std::exp(-1.49);
    const double trials = static_cast<double>(rhythm.steps()) * cell_size;
    EXPECT_LT(std::abs(counted - trials * p) / std::sqrt(trials * p * (1.0 - p)), 4.0)
        << "false alarm: 1 seed in 16,000";
}

TEST(LoginSchedule, NobodyLogsInWhileTheRhythmIsZero) {
    Scenario scenario = quiet_scenario();
    scenario.duration = 3.0;
    scenario.attention.rhythm.assign(168, 0.0);
    scenario.attention.rhythm[0] = scenario.attention.rhythm[6 * 24 + 1] = 1.0;  // Monday, Sunday 1 h
    const Rhythm rhythm(scenario);
    ASSERT_EQ(rhythm.steps(), 36U);
    for (const float rate : {0.01F, 1e9F}) {
        const Logins logins = all_logins(process_of(std::vector<float>(100, rate), {1, 0}, rhythm));
        for (std::uint32_t step = 0; step < rhythm.steps(); ++step) {
            const bool active = rhythm.level(step) > 0.0;
            if (!active) {
                EXPECT_TRUE(logins[step].empty()) << step;
            } else if (rate > 1.0F) {
                EXPECT_EQ(logins[step].size(), 100U) << step;
            }
        }
    }
}

}  // namespace
}  // namespace backlash
