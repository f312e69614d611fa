#include "population/assign_types.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "base/error.hpp"
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
TypeAssignment assign_ranked(const RandomSource& random = source, const StatedPeople& stated = {}) {
    std::vector<std::uint32_t> counts(400, 0);
    for (std::uint32_t rank = 0; rank < 30; ++rank) counts[399 - rank] = 100 - rank;
    const auto layout = plan_layout(400, small_population(), actors);
    return assign_types(graph_with_followers(counts), layout, actors, random, stated);
}

StatedPerson of_type(std::uint32_t account, AccountType type) {
    StatedPerson person;
    person.account = account;
    person.type = type;
    return person;
}

// Who has another type than without anything stated.
std::vector<std::uint32_t> moved_by(const StatedPeople& stated) {
    const auto before = assign_ranked().types;
    const auto after = assign_ranked(source, stated).types;
    std::vector<std::uint32_t> moved;
    for (std::uint32_t id = 0; id < before.size(); ++id)
        if (before[id] != after[id]) moved.push_back(id);
    return moved;
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

// Accounts 396 … 393 are media by rank, 392 … 374 KOLs.
TEST(AssignTypes, TakesStatedTypesAndLeavesTheOthersAsTheyAre) {
    const auto before = assign_ranked().types;
    StatedPeople stated;
    for (const std::uint32_t id : {10U, 20U, 30U, 393U, 396U})
        stated.people.push_back(of_type(id, id > 30 ? AccountType::media : AccountType::core));
    EXPECT_TRUE(std::ranges::includes(std::vector<std::uint32_t>{10, 20, 30}, moved_by(stated)));
    for (const StatedPerson& person : stated.people)
        EXPECT_EQ(assign_ranked(source, stated).types[person.account], person.type);
}

TEST(AssignTypes, StatedAccountsCountAmongTheirKind) {
    const auto moved = moved_by({.people = {of_type(7, AccountType::media)}, .actor_ids = {}});
    // The last of the media by rank becomes the first of the KOLs, whose last becomes ordinary.
    EXPECT_EQ(moved, (std::vector<std::uint32_t>{7, 374, 393}));
    StatedPeople many;
    for (std::uint32_t id = 0; id < 100; ++id)
        many.people.push_back(of_type(id, id < 60 ? AccountType::kol_neutral : AccountType::media));
    const auto types = assign_ranked(source, many).types;
    EXPECT_EQ(std::ranges::count(types, AccountType::media), 40 + 1);  // and the actor
    EXPECT_EQ(std::ranges::count(types, AccountType::kol_neutral), 60);
}

TEST(AssignTypes, AStatedTypeTakesAHubOutOfTheRanks) {
    const auto assigned =
        assign_ranked(source, {.people = {of_type(398, AccountType::public_)}, .actor_ids = {}});
    EXPECT_EQ(assigned.actor_ids, (std::vector<std::uint32_t>{399, 397, 396}));
    EXPECT_EQ(assigned.types[398], AccountType::public_);
    EXPECT_EQ(std::ranges::count(assigned.types, AccountType::media), 5);
}

// Whose other traits are stated may become anything.
TEST(AssignTypes, OnlyAStatedTypeTakesOutOfTheRanks) {
    StatedPerson rich;
    rich.account = 399;
    rich.state(Trait::trust, 0.5);
    EXPECT_TRUE(moved_by({.people = {rich}, .actor_ids = {}}).empty());
}

TEST(AssignTypes, StatedActorsAreWhereTheTableSays) {
    const StatedPeople stated{.people = {of_type(5, AccountType::kol_ally)},
                              .actor_ids = {std::nullopt, 5, std::nullopt}};
    const auto assigned = assign_ranked(source, stated);
    EXPECT_EQ(assigned.actor_ids, (std::vector<std::uint32_t>{399, 5, 398}));
    EXPECT_EQ(assigned.types[5], AccountType::kol_ally);
    EXPECT_EQ(assigned.types[398], AccountType::media);
    EXPECT_EQ(std::ranges::count(assigned.types, AccountType::media), 5);
    EXPECT_EQ(std::ranges::count_if(assigned.types, is_kol), 20);
}

TEST(AssignTypes, NeedsAccountsForTheOtherActors) {
    StatedPeople stated{.people = {}, .actor_ids = {}};
    for (std::uint32_t id = 0; id < 398; ++id) stated.people.push_back(of_type(id, AccountType::fan));
    try {
        assign_ranked(source, stated);
        ADD_FAILURE() << "two accounts are enough for three actors";
    } catch (const InputError& error) {
        EXPECT_STREQ(error.what(),
                     "network.people leaves 2 accounts without a type for 3 actors that it does not name");
    }
    stated.people.pop_back();
    EXPECT_EQ(assign_ranked(source, stated).actor_ids, (std::vector<std::uint32_t>{399, 398, 397}));
}

TEST(AssignTypes, FollowsFromTheReplicate) {
    EXPECT_EQ(assign_ranked().types, assign_ranked().types);
    EXPECT_NE(assign_ranked().types, assign_ranked({.seed = 12, .replicate = 1}).types);
}

}  // namespace
}  // namespace backlash
