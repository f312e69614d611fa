#include "simulation/login_schedule.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <memory>
#include <numeric>

#include "base/executor.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

using Rates = std::array<float, 4>;  // 1/h

// Several steps are drawn together, and one by one: the last of these is asked in every step.
constexpr Rates usual = {0.01F, 0.05F, 0.5F, 2.0F};
constexpr Rates busy = {0.05F, 0.5F, 6.0F, 25.0F};

constexpr std::uint32_t accounts = 3 * block_size / 2 + 100;  // two blocks, and a part of a cell

using Logins = std::vector<std::vector<std::uint32_t>>;  // ids by step, ascending

Rhythm one_day() {
    Scenario scenario = quiet_scenario();
    scenario.duration = 24.0;
    return Rhythm(scenario);
}

std::vector<float> mixed(const Rates& rates, float factor = 1.0F) {
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
                EXPECT_LE(log_ins.size(), word_batch);
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

class MixedLogins : public testing::TestWithParam<Rates> {};

INSTANTIATE_TEST_SUITE_P(Rates, MixedLogins, testing::Values(usual, busy));

TEST_P(MixedLogins, AreDrawnForSeveralStepsTogetherUnlessPeopleAreBusy) {
    const std::uint32_t window = process_of(mixed(GetParam()))->window();
    EXPECT_EQ(window, GetParam() == usual ? 9U : 1U);
}

TEST_P(MixedLogins, AreOfNobodyTwiceInAStep) {
    for (const auto& ids : all_logins(process_of(mixed(GetParam())))) {
        ASSERT_EQ(std::ranges::adjacent_find(ids), ids.end());
        ASSERT_TRUE(ids.empty() || ids.back() < accounts);
    }
}

TEST_P(MixedLogins, FollowRateAndRhythm) {
    const Rhythm rhythm = one_day();
    const Logins logins = all_logins(process_of(mixed(GetParam())));
    const double people = accounts / static_cast<double>(GetParam().size());
    for (std::size_t k = 0; k < GetParam().size(); ++k) {
        double chi_square = 0.0;
        for (std::uint32_t step = 0; step < rhythm.steps(); ++step) {
            const auto counted = static_cast<double>(std::ranges::count_if(
                logins[step], [&](std::uint32_t id) { return id % GetParam().size() == k; }));
            const double p = chance(rhythm, step, GetParam()[k]);
            chi_square += std::pow(counted - people * p, 2) / (people * p * (1.0 - p));
        }
        const double freedom = rhythm.steps();
        EXPECT_LT(std::abs(chi_square - freedom) / std::sqrt(2.0 * freedom), 4.0)
            << GetParam()[k] << "; false alarm: 1 seed in 16,000";
    }
}

// A log-in makes another one some steps later neither more nor less likely.
TEST_P(MixedLogins, OfDifferentStepsAreIndependent) {
    const Rhythm rhythm = one_day();
    const Logins logins = all_logins(process_of(mixed(GetParam())));
    const double people = accounts / static_cast<double>(GetParam().size());  // of each rate
    for (const std::uint32_t later : {1U, 2U, 5U}) {
        double pairs = 0.0, expected = 0.0, variance = 0.0;
        for (std::uint32_t step = 0; step + later < rhythm.steps(); ++step) {
            if (step / later % 2 == 1) continue;  // each step is in one pair only
            std::vector<std::uint32_t> both;
            std::ranges::set_intersection(logins[step], logins[step + later], std::back_inserter(both));
            pairs += static_cast<double>(both.size());
            for (const float rate : GetParam()) {
                const double p = chance(rhythm, step, rate) * chance(rhythm, step + later, rate);
                expected += p * people;
                variance += p * (1.0 - p) * people;
            }
        }
        EXPECT_LT(std::abs(pairs - expected) / std::sqrt(variance), 4.0)
            << later << " later; false alarm: 1 seed in 16,000";
    }
}

// Neighbours have their log-ins from the same draws. Each account is in one pair only, so that pairs are
// independent, too.
TEST_P(MixedLogins, OfDifferentAccountsAreIndependent) {
    const Rhythm rhythm = one_day();
    const Rates rates = GetParam();
    const Logins logins = all_logins(process_of(mixed(rates)));
    for (const std::uint32_t apart : {1U, 2U, 4U, 64U, cell_size / 2, cell_size, block_size}) {
        const auto is_first = [&](std::uint32_t id) { return id / apart % 2 == 0 && id + apart < accounts; };
        std::array<std::array<double, rates.size()>, rates.size()> pairs_of{};  // by both rates
        for (std::uint32_t id = 0; id < accounts; ++id)
            if (is_first(id)) ++pairs_of[id % rates.size()][(id + apart) % rates.size()];
        double pairs = 0.0, expected = 0.0, variance = 0.0;
        for (std::uint32_t step = 0; step < rhythm.steps(); ++step) {
            std::array<double, rates.size()> p{};
            for (std::size_t k = 0; k < rates.size(); ++k) p[k] = chance(rhythm, step, rates[k]);
            for (const std::uint32_t id : logins[step])
                if (is_first(id) && std::ranges::binary_search(logins[step], id + apart)) ++pairs;
            for (std::size_t one = 0; one < rates.size(); ++one) {
                for (std::size_t other = 0; other < rates.size(); ++other) {
                    const double both = p[one] * p[other];
                    expected += pairs_of[one][other] * both;
                    variance += pairs_of[one][other] * both * (1.0 - both);
                }
            }
        }
        EXPECT_LT(std::abs(pairs - expected) / std::sqrt(variance), 4.0)
            << apart << " apart; false alarm: 1 seed in 16,000";
    }
}

// Also of those who are drawn several times in a step. Halves of the 512 marks by their highest and their
// lowest bit, for both marks together.
TEST_P(MixedLogins, HaveUniformMarksWhoeverLogsIn) {
    LoginSchedule schedule(process_of(mixed(GetParam())));
    std::array<std::array<double, 16>, 4> counts{};
    for (std::uint32_t step = 0; step < 100; ++step) {
        schedule.plan(0, step);
        schedule.visit(0, step, [&](std::uint32_t first_id, std::span<const LogIn> log_ins) {
            for (const LogIn log_in : log_ins) {
                const auto halves = [](std::uint32_t mark) { return (mark >> 8) * 2 + mark % 2; };
                const std::uint32_t kind = halves(log_in.post_mark()) * 4 + halves(log_in.board_mark());
                ++counts[(first_id + log_in.index()) % GetParam().size()][kind];
            }
        });
    }
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const double expected = std::accumulate(counts[k].begin(), counts[k].end(), 0.0) / 16;
        double chi_square = 0.0;
        for (const double count : counts[k]) chi_square += std::pow(count - expected, 2) / expected;
        EXPECT_LT(chi_square, 44.3) << GetParam()[k] << "; false alarm: 1 seed in 10,000";
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

TEST_P(MixedLogins, OfBlocksMayBePlannedInParallel) {
    const Logins serial = all_logins(process_of(mixed(GetParam())));
    for (const int threads : {2, 3}) {
        const auto executor = parallel_executor(threads);
        const auto process =
            std::make_shared<LoginProcess>(one_day(), RandomSource{1, 0}, mixed(GetParam()), *executor);
        EXPECT_EQ(all_logins(LoginSchedule(process), process->steps(), *executor), serial) << threads;
    }
}

TEST(LoginSchedule, DoesNotDependOnHowManyStepsAreDrawnTogether) {
    const auto process = process_of(mixed(usual));
    const std::uint32_t end = 10 + process->window();
    ASSERT_GT(end, 15U);
    DrawnSteps together, one;
    process->draw(1, {10, end}, together);
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

// Simulations that go on from another one have what that one has drawn ahead.
TEST(LoginSchedule, ACopyGoesOnAlike) {
    const auto process = process_of(mixed(usual));
    LoginSchedule schedule(process);
    std::uint32_t step = 0;
    for (; step < process->window() / 2; ++step) schedule.plan(0, step);
    LoginSchedule copy(schedule);
    for (; step < 2 * process->window(); ++step) {
        schedule.plan(0, step);
        copy.plan(0, step);
        EXPECT_GT(schedule.count_at(0, step), 0U);
        EXPECT_EQ(copy.count_at(0, step), schedule.count_at(0, step));
    }
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
    auto rates = mixed(busy, 1.7F);
    rates.resize(cell_size);
    Logins longer = all_logins(process_of(rates, {1, 0}, two_days));
    longer.resize(day.steps());
    EXPECT_EQ(all_logins(process_of(rates, {1, 0}, day)), longer);
}

// Several simulations at once, each of which draws what it comes to first.
TEST_P(MixedLogins, AreTheSameWhenShared) {
    const auto process = process_of(mixed(GetParam()));
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

TEST(LoginSchedule, SeedsAndReplicatesDiffer) {
    const Logins first = all_logins(process_of(mixed(usual)));
    EXPECT_NE(all_logins(process_of(mixed(usual), {2, 0})), first);
    EXPECT_NE(all_logins(process_of(mixed(usual), {1, 1})), first);
}

// Share of the log-ins at these rates that there are at others, too.
double kept_at(std::span<const float> others) {
    const Logins before = all_logins(process_of(mixed(usual)));
    const Logins after = all_logins(process_of(others));
    std::size_t kept = 0, all = 0;
    for (std::size_t step = 0; step < before.size(); ++step) {
        std::vector<std::uint32_t> both;
        std::ranges::set_intersection(before[step], after[step], std::back_inserter(both));
        kept += both.size();
        all += before[step].size();
    }
    return static_cast<double>(kept) / static_cast<double>(all);
}

// Common random numbers: nearly all log-ins stay when all rates are raised alike, most when some are.
TEST(LoginSchedule, LogInsStayWhenRatesAreRaised) {
    EXPECT_GT(kept_at(mixed(usual, 1.01F)), 0.98);
    EXPECT_GT(kept_at(mixed(usual, 1.5F)), 0.98);
    auto some = mixed(usual);
    for (std::uint32_t id = 7; id < accounts; id += cell_size) some[id] += 1.0F;
    EXPECT_GT(kept_at(some), 0.5);
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
