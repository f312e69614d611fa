#include "population/audience.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.hpp"
#include "population/assign_types.hpp"
#include "population/person.hpp"
#include "population/ranked_graph.hpp"

namespace backlash {
namespace {

constexpr RandomSource source{.seed = 77};

Audience six_accounts() {
    Audience audience;
    audience.graph = graph_with_followers({1, 4, 2, 4, 5, 2});
    audience.accounts.resize(6);
    audience.types.assign(6, AccountType::fan);
    audience.types[4] = AccountType::media;
    audience.actor_names = {"paper", "founder"};
    audience.actor_ids = {4, 2};
    return audience;
}

std::uint32_t account_of(AccountType type, std::uint32_t rank) {
    return six_accounts().account_of({.name = "", .type = type, .rank = rank});
}

std::string error_of(const ActorReference& reference) {
    try {
        six_accounts().account_of(reference);
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

TEST(AccountOf, FindsNamedActors) {
    EXPECT_EQ(six_accounts().account_of({.name = "founder"}), 2U);
    EXPECT_EQ(six_accounts().account_of({.name = "paper"}), 4U);
    EXPECT_THAT(error_of({.name = "fonder"}), testing::HasSubstr("'fonder'"));
}

TEST(AccountOf, RanksATypeByFollowersThenById) {
    const std::array<std::uint32_t, 5> fans = {1, 3, 2, 5, 0};
    for (std::uint32_t rank = 1; rank <= fans.size(); ++rank) {
        EXPECT_EQ(account_of(AccountType::fan, rank), fans[rank - 1]) << rank;
    }
    EXPECT_EQ(account_of(AccountType::media, 1), 4U);
}

TEST(AccountOf, SaysThatARankDoesNotExist) {
    EXPECT_THAT(error_of({.name = "", .type = AccountType::fan, .rank = 6}),
                testing::HasSubstr("rank 6 of type fan"));
    EXPECT_THAT(error_of({.name = "", .type = AccountType::fan, .rank = 0}),
                testing::HasSubstr("has 5 such"));
    EXPECT_THAT(error_of({.name = "", .type = AccountType::brand, .rank = 1}),
                testing::AllOf(testing::HasSubstr("has 0 such"), testing::Not(testing::HasSubstr("chance"))));
    EXPECT_THAT(error_of({.name = "", .type = AccountType::kol_hostile, .rank = 1}),
                testing::HasSubstr("an entry of `actors` is always there"));
}

// Three blocks of accounts.
Scenario small_scenario() {
    Scenario scenario;
    scenario.network.accounts = 40000;
    scenario.network.out_degree_mean = 3.0;
    scenario.actors = {{.id = "founder", .type = AccountType::brand, .followers = {0.5, 0.2, 0.05}},
                       {.id = "paper", .type = AccountType::media, .followers = {0.1, 0.1, 0.1}}};
    return scenario;
}

void expect_same(const Audience& a, const Audience& b) {
    ASSERT_EQ(a.size(), b.size());
    EXPECT_EQ(a.graph, b.graph);
    EXPECT_EQ(a.group_sizes, b.group_sizes);
    EXPECT_EQ(a.actor_ids, b.actor_ids);
    for (std::uint32_t id = 0; id < a.size(); ++id) {
        ASSERT_TRUE(
            changed_fields({a.accounts[id], a.login_rates[id]}, {b.accounts[id], b.login_rates[id]}).empty())
            << id;
        ASSERT_EQ(a.inboxes[id].fanlike, b.inboxes[id].fanlike) << id;
    }
}

TEST(DrawAudience, IsTheSameForAnyNumberOfThreads) {
    const Scenario scenario = small_scenario();
    const auto draw = [&](Executor& executor) {
        return draw_audience(scenario, generate_network(scenario, source, executor), source, executor);
    };
    const Audience serial = draw(*serial_executor());
    expect_same(serial, draw(*parallel_executor(2)));
    expect_same(serial, draw(*parallel_executor(3)));
}

TEST(DrawAudience, DrawsEverybodyByTheLayout) {
    const Scenario scenario = small_scenario();
    const auto executor = serial_executor();
    const Audience audience =
        draw_audience(scenario, generate_network(scenario, source, *executor), source, *executor);
    const auto layout = plan_layout(40000, scenario.population, scenario.actors);
    const auto types = layout.types();
    EXPECT_EQ(audience.group_sizes, count_groups(types));
    for (std::uint32_t id = 0; id < audience.size(); id += 7) {
        const Person expected = draw_person(source, id, types[id], scenario);
        ASSERT_TRUE(changed_fields({audience.accounts[id], audience.login_rates[id]}, expected).empty())
            << id;
        ASSERT_EQ(audience.inboxes[id].fanlike, is_fanlike(types[id]) ? 1U : 0U);
        ASSERT_EQ(audience.inboxes[id].seen, 0U);
    }
    EXPECT_EQ(audience.account_of({.name = "paper"}), layout.range(AccountType::media).first);
    EXPECT_EQ(audience.account_of({.name = "founder"}), layout.range(AccountType::brand).first);
}

TEST(DrawAudience, AssignsTypesInAnImportedNetwork) {
    const Scenario scenario = small_scenario();
    std::vector<std::uint32_t> counts(1000, 1);
    counts[600] = 50;
    counts[70] = 40;
    const Network network{.graph = graph_with_followers(counts), .imported = true};
    const auto executor = serial_executor();
    const Audience audience = draw_audience(scenario, network, source, *executor);
    const auto layout = plan_layout(1000, scenario.population, scenario.actors);
    const auto assigned = assign_types(network.graph, layout, scenario.actors, source);
    EXPECT_EQ(audience.actor_ids, (std::vector<std::uint32_t>{600, 70}));
    EXPECT_EQ(audience.group_sizes, count_groups(assigned.types));
    for (std::uint32_t id = 0; id < audience.size(); ++id) {
        ASSERT_EQ(audience.types[id], assigned.types[id]);
        ASSERT_EQ(audience.accounts[id].type, assigned.types[id]);
        ASSERT_EQ(audience.inboxes[id].fanlike, is_fanlike(assigned.types[id]) ? 1U : 0U);
    }
}

}  // namespace
}  // namespace backlash
