#include "population/layout.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>

#include "base/error.hpp"

namespace backlash {
namespace {

// In the order of ids.
constexpr std::array<AccountType, account_type_count> id_order = {
    AccountType::core,        AccountType::fan,   AccountType::kol_ally, AccountType::kol_hostile,
    AccountType::kol_neutral, AccountType::media, AccountType::brand,    AccountType::public_};

std::vector<ActorValues> actors(AccountType type, std::size_t count) {
    return std::vector<ActorValues>(count, ActorValues{.id = "", .type = type});
}

TEST(PlanLayout, TakesSharesOfAllAccounts) {
    const auto layout = plan_layout(20000, {}, actors(AccountType::brand, 2));
    EXPECT_EQ(layout.range(AccountType::core).size(), 800U);
    EXPECT_EQ(layout.range(AccountType::fan).size(), 3200U);
    EXPECT_EQ(layout.range(AccountType::kol_ally).size(), 18U);
    EXPECT_EQ(layout.range(AccountType::kol_hostile).size(), 18U);
    EXPECT_EQ(layout.range(AccountType::kol_neutral).size(), 84U);
    EXPECT_EQ(layout.range(AccountType::media).size(), 30U);
    EXPECT_EQ(layout.range(AccountType::brand).size(), 2U);
    EXPECT_EQ(layout.range(AccountType::public_).size(), 15848U);
}

TEST(PlanLayout, RoundsSharesDown) {
    PopulationValues values;
    values.core_share = 0.0199;
    EXPECT_EQ(plan_layout(1000, values, {}).range(AccountType::core).size(), 19U);
}

TEST(PlanLayout, KeepsAFewKolsOfEachStanceInSmallAudiences) {
    const auto layout = plan_layout(1000, {}, {});
    EXPECT_EQ(layout.range(AccountType::kol_ally).size(), 3U);
    EXPECT_EQ(layout.range(AccountType::kol_hostile).size(), 2U);
    EXPECT_EQ(layout.range(AccountType::kol_neutral).size(), 7U);
    EXPECT_EQ(layout.range(AccountType::brand).size(), 0U);
}

// Media do not grow with the audience: their ties would grow with its square.
TEST(PlanLayout, HasAsManyMediaInAnyAudience) {
    EXPECT_EQ(plan_layout(1000, {}, {}).range(AccountType::media).size(), 30U);
    EXPECT_EQ(plan_layout(10000000, {}, {}).range(AccountType::media).size(), 30U);
}

TEST(PlanLayout, HoldsAllNamedActorsOfATypeInItsRange) {
    PopulationValues values;
    values.core_share = values.fan_share = 0.0;
    for (const AccountType type : id_order) {
        const auto layout = plan_layout(1000, values, actors(type, 40));
        EXPECT_GE(layout.range(type).size(), 40U) << account_type_names[static_cast<std::size_t>(type)];
    }
    EXPECT_EQ(plan_layout(1000, {}, actors(AccountType::kol_ally, 11)).range(AccountType::kol_neutral).size(),
              1U)
        << "somebody stays neutral";
}

RC_GTEST_PROP(PlanLayout, CoversAllIdsInOrderOfType, ()) {
    PopulationValues values;
    values.kol_share = 0.01 * *rc::gen::inRange(0, 30);
    values.core_share = 0.01 * *rc::gen::inRange(0, 30);
    const auto accounts = *rc::gen::inRange(200U, 100000U);
    const auto layout = plan_layout(accounts, values, actors(AccountType::brand, *rc::gen::inRange(0U, 5U)));
    const auto types = layout.types();
    RC_ASSERT(layout.accounts == accounts);
    RC_ASSERT(types.size() == accounts);
    std::uint32_t next = 0;
    for (const AccountType type : id_order) {
        const IdRange ids = layout.range(type);
        RC_ASSERT(ids.first == next);
        RC_ASSERT(std::count(types.begin() + ids.first, types.begin() + ids.last, type) == ids.size());
        next = ids.last;
    }
    RC_ASSERT(next == accounts);
    RC_ASSERT(std::ranges::is_partitioned(types, is_fanlike));
}

TEST(PlanLayout, SaysThatAnAudienceIsTooSmall) {
    PopulationValues values;
    values.core_share = values.fan_share = 0.0;  // 12 KOLs and 30 media remain
    try {
        plan_layout(42, values, {});
        FAIL() << "no error";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("network.accounts"));
    }
    EXPECT_EQ(plan_layout(43, values, {}).range(AccountType::public_).size(), 1U);
    EXPECT_THROW(plan_layout(0, values, {}), InputError);
    EXPECT_THROW(plan_layout(43, values, actors(AccountType::brand, 1)), InputError);
    EXPECT_THROW(plan_layout(43, values, actors(AccountType::public_, 2)), InputError);
}

TEST(CountGroups, CountsTypesAndTheirUnions) {
    const std::vector<AccountType> types = {AccountType::fan,     AccountType::core,     AccountType::fan,
                                            AccountType::public_, AccountType::kol_ally, AccountType::media};
    const std::array<std::uint32_t, group_count> expected = {1, 2, 1, 1, 0, 0, 1, 0, 3, 6};
    EXPECT_EQ(count_groups(types), expected);
    EXPECT_EQ(count_groups({}), (std::array<std::uint32_t, group_count>{}));
}

TEST(AreOfOneType, NoticesAnybodyOfAnother) {
    for (const std::size_t size : {1U, 2U, 31U, 500U}) {
        std::vector<AccountType> types(size, AccountType::media);
        EXPECT_TRUE(are_of_one_type(types));
        if (size == 1) continue;
        for (const std::size_t k : {std::size_t{0}, size / 2, size - 1}) {
            types[k] = AccountType::public_;
            EXPECT_FALSE(are_of_one_type(types)) << k << " of " << size;
            types[k] = AccountType::media;
        }
    }
}

TEST(CountTypes, CountsAnyNumberOfEach) {
    std::mt19937 random(3);
    for (const std::size_t size : {1U, 1023U, 1024U, 1025U, 5000U}) {
        std::vector<AccountType> types(size, AccountType::brand);  // all of one type, the last
        std::array<std::uint32_t, account_type_count> expected{};
        expected.back() = static_cast<std::uint32_t>(size);
        EXPECT_EQ(count_types(types), expected);
        expected = {};
        for (AccountType& type : types) {
            type = static_cast<AccountType>(random() % account_type_count);
            ++expected[static_cast<std::size_t>(type)];
        }
        EXPECT_EQ(count_types(types), expected);
    }
}

}  // namespace
}  // namespace backlash
