#include "simulation/population_sweep.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <random>

#include "base/blocks.hpp"
#include "simulation/random_below.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t step = 24;
constexpr auto empty_group = static_cast<std::size_t>(AccountType::brand);

// Every type but brands; outrage still has to calm down from steps before.
std::vector<Account> crowd() {
    std::mt19937 random(5);
    std::uniform_real_distribution<float> share(0.0F, 1.0F);
    std::vector<Account> accounts(10'000);
    for (Account& account : accounts) {
        account.type = static_cast<AccountType>(random_below(random, empty_group));
        account.outrage = share(random) * share(random);
        account.trust = share(random);
        account.calming_rate = 0.01F * share(random);
        account.stamp = random_below(random, step);
    }
    return accounts;
}

std::vector<AccountType> types_of(const std::vector<Account>& accounts) {
    std::vector<AccountType> types;
    for (const Account& account : accounts) types.push_back(account.type);
    return types;
}

PopulationSweep sweep_of(const std::vector<Account>& accounts) {
    PopulationSweep sweep(types_of(accounts));
    for (std::uint32_t block = 0; block < block_count(static_cast<std::uint32_t>(accounts.size())); ++block)
        sweep.take_in(block, accounts);
    return sweep;
}

PopulationState sweep(const std::vector<Account>& accounts, Executor& executor) {
    return sweep_of(accounts).at(step, types_of(accounts), executor);
}

bool belongs(AccountType type, int group) {
    if (group == all_group) return true;
    if (group == fans_group) return type == AccountType::core || type == AccountType::fan;
    return static_cast<int>(type) == group;
}

// Outrage of the group at `step`, ascending.
std::vector<double> calmed(const std::vector<Account>& accounts, int group) {
    std::vector<double> values;
    for (const Account& account : accounts) {
        if (!belongs(account.type, group)) continue;
        values.push_back(account.outrage *
                         std::exp(-account.calming_rate * static_cast<double>(step - account.stamp)));
    }
    std::ranges::sort(values);
    return values;
}

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

TEST(PopulationSweep, MeansAndDecilesAreThoseOfTheSortedGroup) {
    const auto accounts = crowd();
    const PopulationState state = sweep(accounts, *serial_executor());
    for (int group = 0; group < group_count; ++group) {
        const auto values = calmed(accounts, group);
        if (values.empty()) continue;
        EXPECT_NEAR(state.outrage.mean[group], mean_of(values), 1e-6);
        for (std::size_t d = 1; d < 10; ++d) {
            const std::size_t rank = d * values.size() / 10;
            EXPECT_GE(state.outrage.deciles[group][d - 1], values[rank - 1] - 0.0005);
            EXPECT_LE(state.outrage.deciles[group][d - 1], values[rank] + 0.0005);
        }
    }
}

TEST(PopulationSweep, HistogramsCountEverybodyOnce) {
    const auto accounts = crowd();
    const PopulationState state = sweep(accounts, *serial_executor());
    for (int group = 0; group < group_count; ++group) {
        const auto values = calmed(accounts, group);
        for (int bin = 0; bin < histogram_bins; ++bin) {
            const auto inside = std::ranges::count_if(values, [&](double value) {
                return value >= bin / 20.0 - 1e-7 && value < (bin + 1) / 20.0 + 1e-7;
            });
            EXPECT_NEAR(state.outrage.histogram[group][bin], static_cast<double>(inside), 1.0);
        }
        const auto& bins = state.outrage.histogram[group];
        EXPECT_EQ(std::accumulate(bins.begin(), bins.end(), std::size_t{0}), values.size());
    }
}

TEST(PopulationSweep, EndsOfTheRangeAreInside) {
    std::vector<Account> two(2);
    two[0].outrage = 0.0F;
    two[1].outrage = 1.0F;
    two[0].stamp = two[1].stamp = step;
    const PopulationState state = sweep(two, *serial_executor());
    EXPECT_EQ(state.outrage.histogram[all_group].front(), 1U);
    EXPECT_EQ(state.outrage.histogram[all_group].back(), 1U);
    EXPECT_EQ(state.outrage.mean[all_group], 0.5);
}

// One of ten accounts is in the first bin of the histogram: the first decile ends with it, it does not begin
// with the others.
TEST(PopulationSweep, ADecileMayEndWithABinOfTheHistogram) {
    std::vector<Account> ten(10);
    for (Account& account : ten) {
        account.outrage = 0.93F;
        account.stamp = step;
    }
    ten[0].outrage = 0.02F;
    const PopulationState state = sweep(ten, *serial_executor());
    EXPECT_NEAR(state.outrage.deciles[all_group][0], 0.02, 0.0006);
    EXPECT_NEAR(state.outrage.deciles[all_group][1], 0.93, 0.0006);
}

// Only a wrong equation makes such values; they must not be counted beside the bins.
TEST(PopulationSweep, ValuesOutsideTheRangeAreInTheOuterBins) {
    std::vector<Account> two(2);
    two[0].outrage = -0.25F;
    two[1].outrage = 1.25F;
    two[0].stamp = two[1].stamp = step;
    const PopulationState state = sweep(two, *serial_executor());
    EXPECT_EQ(state.outrage.histogram[all_group].front(), 1U);
    EXPECT_EQ(state.outrage.histogram[all_group].back(), 1U);
    EXPECT_EQ(state.outrage.mean[all_group], 0.5);
}

TEST(PopulationSweep, TrustDoesNotCalmDown) {
    std::vector<Account> one(1);
    one[0].trust = 0.625F;
    one[0].calming_rate = 0.1F;
    EXPECT_EQ(sweep(one, *serial_executor()).trust.mean[all_group], 0.625);
}

// Runs of one type are counted another way than mixed ones.
TEST(PopulationSweep, TheOrderOfAccountsDoesNotMatter) {
    auto accounts = crowd();
    const PopulationState mixed = sweep(accounts, *serial_executor());
    std::ranges::stable_sort(accounts, {}, &Account::type);
    const PopulationState sorted = sweep(accounts, *serial_executor());
    EXPECT_EQ(sorted.outrage.histogram, mixed.outrage.histogram);
    for (const int group : {0, 1, static_cast<int>(fans_group), static_cast<int>(all_group)}) {
        EXPECT_EQ(sorted.outrage.mean[group], mixed.outrage.mean[group]);
        EXPECT_EQ(sorted.trust.deciles[group], mixed.trust.deciles[group]);
    }
}

TEST(PopulationSweep, SeesAChangeOnceTheAccountIsTaken) {
    std::vector<Account> two(2);
    two[0].trust = two[1].trust = 0.25F;
    two[0].stamp = two[1].stamp = step;
    PopulationSweep subject = sweep_of(two);
    two[1].trust = 0.75F;
    two[1].outrage = 0.5F;
    EXPECT_EQ(subject.at(step, types_of(two), *serial_executor()).trust.mean[all_group], 0.25);
    subject.take(1, two[1], 0.25F);
    const PopulationState state = subject.at(step, types_of(two), *serial_executor());
    EXPECT_EQ(state.trust.mean[all_group], 0.5);
    EXPECT_EQ(state.trust.histogram[all_group][5], 1U);
    EXPECT_EQ(state.trust.histogram[all_group][15], 1U);
    EXPECT_EQ(state.outrage.mean[all_group], 0.25);
}

// To the bit; NaN of groups without accounts included.
void expect_same(const GroupDistribution& one, const GroupDistribution& other) {
    EXPECT_EQ(one.histogram, other.histogram);
    for (int group = 0; group < group_count; ++group) {
        EXPECT_EQ(std::bit_cast<std::uint64_t>(one.mean[group]),
                  std::bit_cast<std::uint64_t>(other.mean[group]));
        for (int d = 0; d < decile_count; ++d)
            EXPECT_EQ(std::bit_cast<std::uint64_t>(one.deciles[group][d]),
                      std::bit_cast<std::uint64_t>(other.deciles[group][d]));
    }
}

// All must come out as if everybody had been counted at the end, in a copy, too.
TEST(PopulationSweep, ManyChangesAreThoseOfAFreshLook) {
    auto accounts = crowd();
    accounts.resize(2 * block_size + 500, accounts.front());
    std::mt19937 random(6);
    std::uniform_real_distribution<float> share(0.0F, 1.0F);
    PopulationSweep subject = sweep_of(accounts);
    const auto change = [&](int times) {
        for (int k = 0; k < times; ++k) {
            const std::uint32_t id = random_below(random, static_cast<std::uint32_t>(accounts.size()));
            const float before = accounts[id].trust;
            accounts[id].trust = k % 3 == 0 ? before : share(random);
            accounts[id].outrage = share(random);
            accounts[id].stamp = random_below(random, step);
            subject.take(id, accounts[id], before);
        }
    };
    for (const int times : {50'000, 700}) {
        change(times);
        PopulationSweep copy = subject;
        const PopulationState fresh = sweep(accounts, *serial_executor());
        for (PopulationSweep* looking : {&copy, &subject}) {
            const PopulationState state = looking->at(step, types_of(accounts), *serial_executor());
            expect_same(state.outrage, fresh.outrage);
            expect_same(state.trust, fresh.trust);
        }
    }
    change(700);
    const auto means = subject.means_at(step, types_of(accounts), *serial_executor());
    const auto fresh = sweep(accounts, *serial_executor());
    EXPECT_EQ(means.outrage[all_group], fresh.outrage.mean[all_group]);
    EXPECT_EQ(means.trust[all_group], fresh.trust.mean[all_group]);
}

// Runs of 256 that nobody has stirred are not looked at; the last one is shorter.
TEST(PopulationSweep, TheCalmCountAsIfTheyWereLookedAt) {
    auto accounts = crowd();
    accounts.resize(1000);
    for (std::uint32_t id = 0; id < accounts.size(); ++id)
        if (id / 256 != 1) accounts[id].outrage = 0.0F;
    for (const bool sorted : {false, true}) {
        if (sorted) std::ranges::stable_sort(accounts.begin() + 512, accounts.end(), {}, &Account::type);
        for (const int threads : {1, 3}) {
            const auto executor = parallel_executor(threads);
            PopulationSweep stirred = sweep_of(accounts);
            for (std::uint32_t id = 0; id < accounts.size(); ++id)
                stirred.take(id, accounts[id], accounts[id].trust);
            expect_same(sweep(accounts, *executor).outrage,
                        stirred.at(step, types_of(accounts), *executor).outrage);
        }
    }
}

TEST(PopulationSweep, GroupsWithoutAccountsHaveNoValues) {
    const PopulationState state = sweep(crowd(), *serial_executor());
    EXPECT_TRUE(std::isnan(state.outrage.mean[empty_group]));
    EXPECT_TRUE(std::isnan(state.trust.deciles[empty_group][4]));
    EXPECT_EQ(std::ranges::count(state.outrage.histogram[empty_group], 0U), histogram_bins);
}

// To the bit; NaN of groups without accounts included.
void expect_same(const std::array<double, group_count>& means, const GroupDistribution& distribution) {
    for (int group = 0; group < group_count; ++group)
        EXPECT_EQ(std::bit_cast<std::uint64_t>(means[group]),
                  std::bit_cast<std::uint64_t>(distribution.mean[group]))
            << group;
}

TEST(PopulationSweep, MeansAloneAreTheSame) {
    auto accounts = crowd();
    for (const bool sorted : {false, true}) {
        if (sorted) std::ranges::stable_sort(accounts, {}, &Account::type);
        for (const int threads : {1, 3}) {
            const auto executor = parallel_executor(threads);
            const PopulationState state = sweep(accounts, *executor);
            const PopulationMeans means = sweep_of(accounts).means_at(step, types_of(accounts), *executor);
            expect_same(means.outrage, state.outrage);
            expect_same(means.trust, state.trust);
        }
    }
}

TEST(PopulationSweep, ThreadsDoNotMatter) {
    const auto accounts = crowd();
    const PopulationState serial = sweep(accounts, *serial_executor());
    for (const int threads : {2, 3}) {
        const PopulationState parallel = sweep(accounts, *parallel_executor(threads));
        EXPECT_EQ(parallel.outrage.histogram, serial.outrage.histogram);
        EXPECT_EQ(parallel.trust.deciles[all_group], serial.trust.deciles[all_group]);
        EXPECT_EQ(parallel.trust.mean[all_group], serial.trust.mean[all_group]);
        EXPECT_EQ(parallel.outrage.mean[fans_group], serial.outrage.mean[fans_group]);
    }
}

}  // namespace
}  // namespace backlash
