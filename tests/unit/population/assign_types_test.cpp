#include "population/assign_types.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "network/chance.hpp"
#include "population/ranked_graph.hpp"

namespace backlash {
namespace {

constexpr RandomSource source{.seed = 12};

const std::vector<ActorValues> actors = {{.id = "founder", .type = AccountType::brand},
                                         {.id = "reviewer", .type = AccountType::kol_ally},
                                         {.id = "paper", .type = AccountType::media}};

PopulationValues small_population() {
    PopulationValues values;
    values.core_share = 0.1;
    values.fan_share = 0.2;
    values.kol_share = 0.05;
    values.media_accounts = 5;
    return values;
}

bool is_kol(AccountType type) {
    return type == AccountType::kol_ally || type == AccountType::kol_hostile ||
           type == AccountType::kol_neutral;
}

// 400 accounts: 20 KOLs, 5 media, 1 brand. Account 399 - r has the r-th rank among the first 30.
TypeAssignment assign_ranked(const RandomSource& random = source) {
    std::vector<std::uint32_t> counts(400, 0);
    for (std::uint32_t rank = 0; rank < 30; ++rank) counts[399 - rank] = 100 - rank;
    const auto layout = plan_layout(400, small_population(), actors);
    return assign_types(graph_with_followers(counts), layout, actors, random);
}

TEST(AssignTypes, HubsGoByRank) {
    const auto assigned = assign_ranked();
    ASSERT_EQ(assigned.types.size(), 400U);
    EXPECT_EQ(assigned.actor_ids, (std::vector<std::uint32_t>{399, 398, 397}));
    for (std::size_t a = 0; a < actors.size(); ++a) {
        EXPECT_EQ(assigned.types[assigned.actor_ids[a]], actors[a].type);
    }
    for (std::uint32_t rank = 3; rank < 7; ++rank) {
        EXPECT_EQ(assigned.types[399 - rank], AccountType::media) << rank;
    }
    for (std::uint32_t rank = 7; rank < 26; ++rank) EXPECT_TRUE(is_kol(assigned.types[399 - rank])) << rank;
    for (std::uint32_t rank = 26; rank < 400; ++rank) {
        EXPECT_TRUE(is_ordinary(assigned.types[399 - rank])) << rank;
    }
}

TEST(AssignTypes, EquallyFollowedAccountsGoById) {
    const auto layout = plan_layout(400, small_population(), actors);
    const auto assigned =
        assign_types(graph_with_followers(std::vector<std::uint32_t>(400, 2)), layout, actors, source);
    EXPECT_EQ(assigned.actor_ids, (std::vector<std::uint32_t>{0, 1, 2}));
    for (std::uint32_t id = 3; id < 7; ++id) EXPECT_EQ(assigned.types[id], AccountType::media);
}

TEST(AssignTypes, NamedKolsAndMediaCountAmongTheirKind) {
    const auto counts = count_groups(assign_ranked().types);
    const auto count = [&](AccountType type) { return counts[static_cast<std::size_t>(type)]; };
    EXPECT_EQ(count(AccountType::media), 5U);
    EXPECT_EQ(count(AccountType::brand), 1U);
    EXPECT_EQ(
        count(AccountType::kol_ally) + count(AccountType::kol_hostile) + count(AccountType::kol_neutral),
        20U);
}

// The actors fill the audience to the last but one: nobody beyond them may be asked for.
TEST(AssignTypes, ManyNamedKolsFitIntoASmallNetwork) {
    std::vector<ActorValues> allies(40, {.id = "", .type = AccountType::kol_ally});
    PopulationValues values;
    values.core_share = values.fan_share = 0.0;
    values.media_accounts = 1;
    const auto layout =
        plan_layout(45, values, allies);  // 40 allied, 2 hostile, 1 neutral, 1 media, 1 public
    const auto assigned =
        assign_types(graph_with_followers(std::vector<std::uint32_t>(45, 0)), layout, allies, source);
    EXPECT_EQ(std::ranges::count_if(assigned.types, is_kol), 43);
    EXPECT_TRUE(is_ordinary(assigned.types[44]));
}

TEST(AssignTypes, EverybodyElseIsDrawnInTheLayoutsShares) {
    PopulationValues values = small_population();
    values.kol_share = 0.3;
    const auto layout = plan_layout(20000, values, {});
    const auto graph = graph_with_followers(std::vector<std::uint32_t>(20000, 0));
    const auto counts = count_groups(assign_types(graph, layout, {}, source).types);
    const auto expect_share = [&](AccountType type, double trials, double probability) {
        const double count = counts[static_cast<std::size_t>(type)];
        EXPECT_LT(std::abs(binomial_z(count, trials, probability)), z_limit) << count;
    };
    const double ordinary = 20000 - 6000 - 5;
    expect_share(AccountType::core, ordinary, 0.1);
    expect_share(AccountType::fan, ordinary, 0.2);
    expect_share(AccountType::kol_ally, 6000, 0.15);
    expect_share(AccountType::kol_hostile, 6000, 0.15);
}

TEST(AssignTypes, OrdinaryAccountsAreTheSameInAnyNetwork) {
    const auto ranked = assign_ranked();
    const auto layout = plan_layout(400, small_population(), actors);
    const auto flat =
        assign_types(graph_with_followers(std::vector<std::uint32_t>(400, 0)), layout, actors, source);
    for (std::size_t id = 30; id < 370; ++id) EXPECT_EQ(ranked.types[id], flat.types[id]);
}

TEST(AssignTypes, FollowsFromTheReplicate) {
    EXPECT_EQ(assign_ranked().types, assign_ranked().types);
    EXPECT_NE(assign_ranked().types, assign_ranked({.seed = 12, .replicate = 1}).types);
}

}  // namespace
}  // namespace backlash
