#include "simulation/close_up.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "simulation/choose_sample.hpp"
#include "simulation/run_scenario.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

constexpr RandomSource source{.seed = 3};

Audience audience_of(const Scenario& scenario) {
    const auto executor = serial_executor();
    return draw_audience(scenario, generate_network(scenario, source, *executor), source, *executor);
}

std::map<AccountType, int> counts(const NetworkSample& sample) {
    std::map<AccountType, int> by_type;
    for (const AccountType type : sample.types) ++by_type[type];
    return by_type;
}

TEST(ChooseSample, HasActorsHubsAndTheRestInProportion) {
    const Audience audience = audience_of(quiet_scenario());
    const auto sample = choose_sample(audience, 500, source, *serial_executor());
    EXPECT_TRUE(std::ranges::is_sorted(sample.accounts));
    EXPECT_EQ(std::ranges::adjacent_find(sample.accounts), sample.accounts.end());
    EXPECT_EQ(sample.accounts.size(), 500U);
    for (const std::uint32_t id : audience.actor_ids)
        EXPECT_TRUE(std::ranges::binary_search(sample.accounts, id));
    auto by_type = counts(sample);
    EXPECT_EQ(by_type[AccountType::media], 30);
    EXPECT_EQ(by_type[AccountType::kol_ally] + by_type[AccountType::kol_neutral] +
                  by_type[AccountType::kol_hostile],
              18);
    EXPECT_EQ(by_type[AccountType::brand], 2);
    EXPECT_NEAR(by_type[AccountType::core], 450 * .04, 2);
    EXPECT_NEAR(by_type[AccountType::fan], 450 * .16, 3);
}

TEST(ChooseSample, OfManyKolsTakesTheMostFollowed) {
    Scenario scenario = quiet_scenario();
    scenario.population.kol_share = 0.1;
    const Audience audience = audience_of(scenario);
    const auto sample = choose_sample(audience, 200, source, *serial_executor());
    std::uint32_t least_taken = UINT32_MAX;
    std::uint32_t most_left = 0;
    for (std::uint32_t id = 0; id < audience.size(); ++id) {
        const AccountType type = audience.accounts[id].type;
        if (is_ordinary(type) || type == AccountType::media || type == AccountType::brand) continue;
        if (std::ranges::count(audience.actor_ids, id) > 0) continue;
        const std::uint32_t followers = audience.graph.follower_count(id);
        if (std::ranges::binary_search(sample.accounts, id)) {
            least_taken = std::min(least_taken, followers);
        } else {
            most_left = std::max(most_left, followers);
        }
    }
    EXPECT_GE(least_taken, most_left);
    EXPECT_GT(most_left, 0U);
}

std::size_t expect_every_tie(const Audience& audience, std::uint32_t size) {
    const auto sample = choose_sample(audience, size, source, *serial_executor());
    std::vector<SampledTie> expected;
    for (std::uint32_t j = 0; j < sample.accounts.size(); ++j) {
        for (std::uint32_t i = 0; i < sample.accounts.size(); ++i) {
            const auto followers = audience.graph.followers(sample.accounts[j]);
            if (std::ranges::count(followers, sample.accounts[i]) > 0) expected.push_back({i, j});
        }
    }
    EXPECT_EQ(sample.ties, expected);
    return expected.size();
}

// Of a large sample, whose rows are read, and of a small one, whose rows are searched.
TEST(ChooseSample, HasEveryTieAmongTheSample) {
    const Audience audience = audience_of(quiet_scenario());
    EXPECT_GT(expect_every_tie(audience, 300), 300U);
    EXPECT_GT(expect_every_tie(audience, 8), 0U);
}

// A table of people may state any number of them.
TEST(ChooseSample, OfManyBrandsTakesAFifth) {
    Audience audience = audience_of(quiet_scenario());
    std::fill(audience.types.begin(), audience.types.begin() + 1000, AccountType::brand);
    for (std::uint32_t id = 0; id < audience.size(); ++id) audience.accounts[id].type = audience.types[id];
    const auto sample = choose_sample(audience, 200, source, *serial_executor());
    EXPECT_EQ(sample.accounts.size(), 200U);
    EXPECT_NEAR(counts(sample)[AccountType::brand], 40, 4);  // and actors
}

TEST(ChooseSample, OfASmallAudienceTakesEverybody) {
    Scenario scenario = quiet_scenario();
    scenario.network.accounts = 400;
    const auto sample = choose_sample(audience_of(scenario), 2000, source, *serial_executor());
    EXPECT_EQ(sample.accounts.size(), 400U);
    EXPECT_EQ(choose_sample(audience_of(scenario), 1, source, *serial_executor()).accounts.size(), 4U);
}

TEST(CloseUp, FollowsTheSampledAccountsOfTheFirstReplicateOnly) {
    Scenario scenario = founding_case();
    scenario.replicates = 2;
    scenario.recording.network_sample = 3000;
    const auto run = run_scenario(scenario, {.threads = 2});
    ASSERT_TRUE(run.replicates[0].sample);
    EXPECT_FALSE(run.replicates[1].sample);
    const ReplicateRecord& record = run.replicates[0];
    const NetworkSample& sample = *record.sample;
    const std::size_t accounts = sample.accounts.size();
    ASSERT_EQ(accounts, 3000U);  // everybody, so that the sweeps must agree
    const std::size_t sweep = record.sweep_times.size() - 1;
    double mean = 0.0;
    for (std::size_t i = 0; i < accounts; ++i) mean += sample.outrage[sweep * accounts + i] / 255.0 / 3000.0;
    EXPECT_NEAR(mean, record.sweeps[0].mean[sweep * group_count + all_group], 0.002);
    const double onset = std::ranges::find(record.events, "screenshot", &EventRecord::id)->time;
    int heard = 0;
    for (const double time : sample.heard) {
        if (std::isnan(time)) continue;
        ++heard;
        EXPECT_GT(time, onset);
    }
    EXPECT_GT(heard, 1500);
}

}  // namespace
}  // namespace backlash
