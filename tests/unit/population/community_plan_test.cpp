#include "population/community_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/executor.hpp"
#include "kolmogorov_smirnov.hpp"
#include "network/chance.hpp"
#include "population/audience.hpp"

namespace backlash {
namespace {

constexpr RandomSource source{.seed = 31};
constexpr std::uint32_t accounts = 20000;

std::vector<ActorValues> named_actors() {
    return {{.id = "founder", .type = AccountType::brand, .followers = {0.9, 0.5, 0.2}},
            {.id = "reviewer", .type = AccountType::kol_ally, .followers = {0.4, 0.3, 0.1}},
            {.id = "spokesman", .type = AccountType::brand, .followers = {0.6, 0.25, 0.0}},
            {.id = "paper", .type = AccountType::media, .followers = {0.01, 0.02, 0.03}}};
}

struct Planned {
    PopulationLayout layout;
    CommunityModel model;
};

Planned plan(const NetworkValues& network = {}, const PopulationValues& population = {},
             const RandomSource& random = source) {
    const auto layout = plan_layout(accounts, population, named_actors());
    return {layout, plan_communities(network, layout, named_actors(), random)};
}

std::vector<double> media_shares(const Planned& planned) {
    std::vector<double> shares;
    for (const Hub& hub : planned.model.hubs) {
        const bool named = hub.id == planned.layout.range(AccountType::media).first;
        if (planned.layout.range(AccountType::media).contains(hub.id) && !named) {
            shares.push_back(hub.follower_probability.front());
        }
    }
    return shares;
}

TEST(PlanCommunities, HandsTheScenariosNumbersOn) {
    const NetworkValues network{.out_degree_mean = 11.0,
                                .out_degree_spread = 0.3,
                                .out_degree_cap = 77,
                                .in_degree_exponent = 2.6,
                                .attractiveness_cap = 0.001,
                                .homophily = 0.4,
                                .reciprocity = 0.2};
    const CommunityModel model = plan(network).model;
    EXPECT_EQ(model.accounts, accounts);
    EXPECT_EQ(model.out_degree_mean, 11.0);
    EXPECT_EQ(model.out_degree_spread, 0.3);
    EXPECT_EQ(model.out_degree_cap, 77U);
    EXPECT_EQ(model.in_degree_exponent, 2.6);
    EXPECT_DOUBLE_EQ(model.ordinary_cap, 20.0);
    EXPECT_EQ(model.homophily, 0.4);
    EXPECT_EQ(model.reciprocity, 0.2);
}

TEST(PlanCommunities, GroupsFollowTheLayout) {
    const auto [layout, model] = plan();
    ASSERT_EQ(model.groups.size(), std::size_t{account_type_count});
    std::uint32_t next = 0;
    for (const AccountGroup& group : model.groups) {
        EXPECT_EQ(group.ids.first, next);
        next = group.ids.last;
        const AccountType type = layout.types()[group.ids.first];
        EXPECT_EQ(group.ids.size(), layout.range(type).size());
        EXPECT_EQ(group.community, is_fanlike(type) ? brand_community : public_community);
        EXPECT_EQ(group.ordinary, is_ordinary(type));
        EXPECT_EQ(group.followee, type != AccountType::media && type != AccountType::brand);
        const bool kol = !is_ordinary(type) && group.followee;
        EXPECT_EQ(group.attractiveness_factor, kol ? 20.0 : 1.0);
        EXPECT_DOUBLE_EQ(group.attractiveness_cap, kol ? 200.0 : 40.0);
    }
    EXPECT_EQ(next, accounts);
}

TEST(PlanCommunities, LeavesOutTypesThatNobodyHas) {
    const auto layout = plan_layout(accounts, {}, {});
    const auto model = plan_communities({}, layout, {}, source);
    EXPECT_EQ(model.groups.size(), std::size_t{account_type_count - 1}) << "no brand account";
    for (const Hub& hub : model.hubs) EXPECT_EQ(hub.follower_probability.size(), model.groups.size());
}

TEST(PlanCommunities, NamedActorsAreFollowedByGroup) {
    const auto [layout, model] = plan();
    const auto actors = named_actors();
    const auto ids = actor_ids(layout, actors);
    EXPECT_EQ(ids, (std::vector<std::uint32_t>{
                       layout.range(AccountType::brand).first, layout.range(AccountType::kol_ally).first,
                       layout.range(AccountType::brand).first + 1, layout.range(AccountType::media).first}));
    for (std::size_t a = 0; a < actors.size(); ++a) {
        EXPECT_EQ(model.hubs[a].id, ids[a]);
        std::vector<double> expected(model.groups.size(), actors[a].followers[2]);
        expected[0] = actors[a].followers[0];  // core fans have the first ids
        expected[1] = actors[a].followers[1];  // then fans
        EXPECT_EQ(model.hubs[a].follower_probability, expected);
    }
}

TEST(PlanCommunities, EveryOtherMediaAccountIsAHubOnce) {
    const auto [layout, model] = plan();
    EXPECT_EQ(model.hubs.size(), named_actors().size() + 29);
    std::vector<std::uint32_t> ids;
    for (const Hub& hub : model.hubs) ids.push_back(hub.id);
    std::ranges::sort(ids);
    EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
    const IdRange media = layout.range(AccountType::media);
    EXPECT_EQ(std::ranges::count_if(ids, [&](std::uint32_t id) { return media.contains(id); }), 30);
}

// Kolmogorov-Smirnov, false alarm rate 1e-4; bounds other than 0 and 1, so that either one counts.
TEST(PlanCommunities, MediaReachIsUniformBetweenItsBounds) {
    PopulationValues population;
    population.media_accounts = 5000;
    const auto shares =
        media_shares(plan({.media_followers_low = 0.1, .media_followers_high = 0.4}, population));
    EXPECT_EQ(shares.size(), 4999U);
    for (const double share : shares) EXPECT_TRUE(share >= 0.1 && share <= 0.4) << share;
    EXPECT_GT(kolmogorov_smirnov_p(shares, [](double x) { return std::clamp((x - 0.1) / 0.3, 0.0, 1.0); }),
              1e-4);
}

TEST(PlanCommunities, MediaReachIsThatOfTheReplicate) {
    const auto shares = media_shares(plan());
    EXPECT_EQ(shares, media_shares(plan()));
    EXPECT_NE(shares, media_shares(plan({}, {}, {.seed = 31, .replicate = 1})));
    for (const Hub& hub : plan().model.hubs) {
        if (hub.id == plan().layout.range(AccountType::media).last - 1) {
            EXPECT_EQ(std::ranges::count(hub.follower_probability, hub.follower_probability[0]),
                      account_type_count);
        }
    }
}

TEST(GenerateNetwork, FollowersOfANamedActorAreBinomialInEachGroup) {
    Scenario scenario;
    scenario.network.accounts = accounts;
    scenario.network.out_degree_mean = 3.0;
    scenario.actors = named_actors();
    const auto executor = serial_executor();
    const Network network = generate_network(scenario, source, *executor);
    EXPECT_FALSE(network.imported);
    const auto layout = plan_layout(accounts, scenario.population, scenario.actors);
    const auto followers = network.graph.followers(layout.range(AccountType::brand).first);
    const std::array<AccountType, 3> types = {AccountType::core, AccountType::fan, AccountType::public_};
    for (std::size_t t = 0; t < types.size(); ++t) {
        const IdRange ids = layout.range(types[t]);
        const auto count =
            std::ranges::count_if(followers, [&](std::uint32_t id) { return ids.contains(id); });
        const double probability = scenario.actors[0].followers[t];
        EXPECT_LT(std::abs(binomial_z(static_cast<double>(count), ids.size(), probability)), z_limit) << t;
    }
}

}  // namespace
}  // namespace backlash
