#include "population/audience.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "base/blocks.hpp"
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

// In blocks of one type, of another, and of both.
TEST(IdsOf, GivesAllOfAType) {
    constexpr std::uint32_t size = 3 * block_size + 5;
    Audience audience;
    audience.accounts.resize(size);
    audience.types.assign(size, AccountType::public_);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t id = block_size - 2; id < 2 * block_size + 1; ++id) expected.push_back(id);
    expected.push_back(size - 1);
    for (const std::uint32_t id : expected) audience.types[id] = AccountType::fan;
    EXPECT_EQ(audience.ids_of(AccountType::fan), expected);
    EXPECT_EQ(audience.ids_of(AccountType::public_).size(), size - expected.size());
    EXPECT_TRUE(audience.ids_of(AccountType::media).empty());
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

// Three blocks of accounts; what is stated lies at their beginning, end and border.
class StatedAudience : public testing::Test {
  protected:
    Audience draw(const StatedPeople& stated, Executor& executor) const {
        return draw_audience(
            scenario_,
            {.graph = graph_, .imported = true, .stated = std::make_shared<const StatedPeople>(stated)},
            source, executor);
    }
    Audience draw(const StatedPeople& stated) const { return draw(stated, *serial_executor()); }
    static Person person(const Audience& audience, std::uint32_t id) {
        return {audience.accounts[id], audience.login_rates[id]};
    }
    static StatedPeople one(std::uint32_t account, Trait trait, double value) {
        StatedPerson stated;
        stated.account = account;
        stated.state(trait, value);
        return {.people = {stated}, .actor_ids = {}};
    }

    Scenario scenario_ = small_scenario();
    FollowerGraph graph_ = graph_with_followers(std::vector<std::uint32_t>(40000, 1));
};

TEST_F(StatedAudience, HasWhatIsStatedAndIsElseAsWithout) {
    const Audience plain = draw({});
    StatedPeople stated;
    for (const std::uint32_t id : {5000U, 16383U, 16384U, 39999U}) {
        StatedPerson& one = stated.people.emplace_back();
        one.account = id;
        one.type = AccountType::core;
        one.state(Trait::loyalty, 0.75);
        one.state(Trait::trust, 0.25);
        one.state(Trait::involvement, 5.0);  // above the cap of what is drawn
        one.state(Trait::engagement, 2.0);
        one.state(Trait::threshold, 1.5);
        one.state(Trait::login_rate, 0.0);
    }
    const Audience audience = draw(stated);
    std::uint32_t others = 0;
    for (std::uint32_t id = 0; id < audience.size(); ++id) {
        if (std::ranges::find(stated.people, id, &StatedPerson::account) == stated.people.end()) {
            ASSERT_TRUE(changed_fields(person(audience, id), person(plain, id)).empty()) << id;
            ASSERT_EQ(audience.types[id], plain.types[id]);
            ++others;
            continue;
        }
        const Account& account = audience.accounts[id];
        EXPECT_EQ(audience.types[id], AccountType::core);
        EXPECT_EQ(account.type, AccountType::core);
        EXPECT_EQ(audience.inboxes[id].fanlike, 1U);
        EXPECT_EQ(account.loyalty, 0.75F);
        EXPECT_EQ(account.trust, 0.25F);
        EXPECT_EQ(account.initial_trust, 0.25F);
        EXPECT_EQ(account.involvement, 5.0F);
        EXPECT_EQ(account.engagement, 2.0F);
        EXPECT_EQ(account.threshold, 1.5F);
        EXPECT_EQ(audience.login_rates[id], 0.0F);
        EXPECT_EQ(account.attribution, plain.accounts[id].attribution);
    }
    EXPECT_EQ(others, audience.size() - 4);
    EXPECT_EQ(audience.group_sizes, count_groups(audience.types));
    expect_same(audience, draw(stated, *parallel_executor(2)));
    expect_same(audience, draw(stated, *parallel_executor(3)));
}

TEST_F(StatedAudience, ChangesOneTraitAndWhatFollowsFromIt) {
    const Audience plain = draw({});
    const std::uint32_t id = 20000;
    ASSERT_TRUE(is_ordinary(plain.types[id]));
    const auto changed = [&](Trait trait, double value) {
        return changed_fields(person(draw(one(id, trait, value)), id), person(plain, id));
    };
    using Names = std::set<std::string>;
    EXPECT_EQ(changed(Trait::loyalty, 0.99), (Names{"loyalty", "trust", "calming_rate"}));
    EXPECT_EQ(changed(Trait::trust, 0.11), (Names{"trust"}));
    EXPECT_EQ(changed(Trait::involvement, 0.77), (Names{"involvement"}));
    EXPECT_EQ(changed(Trait::engagement, 0.77), (Names{"engagement"}));
    EXPECT_EQ(changed(Trait::threshold, 0.77), (Names{"threshold"}));
    EXPECT_EQ(changed(Trait::login_rate, 0.77), (Names{"login_rate"}));
}

TEST_F(StatedAudience, TrustIsDrawnAroundAStatedLoyalty) {
    const std::uint32_t id = 20000;
    const auto account = [&](double loyalty) { return draw(one(id, Trait::loyalty, loyalty)).accounts[id]; };
    const Account low = account(0.25);
    const Account high = account(0.75);
    EXPECT_NEAR(high.trust - low.trust, 0.45 * 0.5, 1e-6);  // the same deviation from the mean
    EXPECT_NE(low.trust, 0.35F + 0.45F * 0.25F);
    EXPECT_NEAR(high.calming_rate, scenario_.step / (36.0 * 1.75), 1e-8);
}

TEST_F(StatedAudience, KeepsTrustInItsBounds) {
    EXPECT_EQ(draw(one(3, Trait::trust, 0.0)).accounts[3].trust, 0.02F);
    EXPECT_EQ(draw(one(3, Trait::trust, 1.0)).accounts[3].initial_trust, 0.98F);
}

// The first two accounts are actors of the scenario, by rank: a brand and a media account.
TEST_F(StatedAudience, WhoActsByScriptIsNeverInvolved) {
    for (const std::uint32_t id : {0U, 1U}) {
        const Audience audience = draw(one(id, Trait::involvement, 1.0));
        ASSERT_TRUE(acts_by_script(audience.types[id]));
        EXPECT_EQ(audience.accounts[id].involvement, 0.0F);
    }
}

TEST_F(StatedAudience, KnowsItsActors) {
    StatedPerson paper;
    paper.account = 31000;
    paper.type = AccountType::media;
    const Audience audience = draw({.people = {paper}, .actor_ids = {std::nullopt, 31000}});
    EXPECT_EQ(audience.account_of({.name = "paper"}), 31000U);
    EXPECT_EQ(audience.account_of({.name = "founder"}), 0U);
    EXPECT_EQ(audience.types[31000], AccountType::media);
    EXPECT_EQ(audience.login_rates[31000],
              draw_person(source, 31000, AccountType::media, scenario_).login_rate);
}

// Two folders, each with its own files.
TEST(SameNetwork, HangsOnTheTableOfPeople) {
    Scenario a = small_scenario();
    a.file = "one/a.yaml";
    a.network.edges = "follows.csv";
    a.network.people = "people.csv";
    Scenario b = a;
    EXPECT_TRUE(same_network(a, b));
    b.network.people = "others.csv";
    EXPECT_FALSE(same_network(a, b));
    b.network.people.clear();
    EXPECT_FALSE(same_network(a, b));
    b.file = "two/b.yaml";
    b.network.edges = "../one/follows.csv";
    b.network.people = "people.csv";
    EXPECT_FALSE(same_network(a, b));
    b.network.people = "../one/people.csv";
    EXPECT_TRUE(same_network(a, b));
}

}  // namespace
}  // namespace backlash
