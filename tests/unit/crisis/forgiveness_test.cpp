#include "crisis/forgiveness.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "crisis/any_account.hpp"

namespace backlash {
namespace {

Account told(const Account& before, const BestResponse& best, double scapegoating = 0.0,
             const ForgivenessValues& values = {}) {
    Account account = before;
    appraise_response(account, best, scapegoating, values);
    return account;
}

Account half_outraged() {
    return {.outrage = 0.5F,
            .trust = 0.6F,
            .involvement = 1.2F,
            .initial_trust = 0.8F,
            .attribution = {0.15F, 0.25F, 0.40F, 0.20F}};
}

// Executive dismissed: J = .8; amends 1.4 in all.
constexpr BestResponse strong{.completeness = 0.5, .penalty = {0, 0, 1, 0}, .plan = 0.1};

TEST(AppraiseResponse, FollowsTheFormula) {
    const Account account = told(half_outraged(), strong);
    EXPECT_NEAR(account.forgiveness, 0.4520418216, 1e-7);
    EXPECT_NEAR(account.outrage, 0.2739790892, 1e-7);
    EXPECT_NEAR(account.trust, 0.6271225093, 1e-7);
}

TEST(AppraiseResponse, EffectivenessScalesAmends) {
    const Account account = told(half_outraged(), strong, 0.0, {.effectiveness = 0.5});
    EXPECT_NEAR(account.forgiveness, 0.6 * (1.0 - std::exp(-0.7)), 1e-7);
}

TEST(AppraiseResponse, StartsFromWhatWasForgivenBefore) {
    Account account = half_outraged();
    account.forgiveness = 0.25F;
    account = told(account, strong);
    EXPECT_NEAR(account.forgiveness, 0.4520418216, 1e-7);
    EXPECT_NEAR(account.outrage, 0.5 * (1.0 - 0.4520418216) / 0.75, 1e-7);
    EXPECT_NEAR(account.trust, 0.6 + 0.3 * (1.0 - (1.0 - 0.4520418216) / 0.75) * 0.2, 1e-7);
}

TEST(AppraiseResponse, ScapegoatingAngersThoseWhoBlameTheTop) {
    Account account = told(half_outraged(), strong, 0.5);  // rise .25 x 1.2 x .5 x .6 = .09 of what is left
    EXPECT_NEAR(account.outrage, 0.3393209712, 1e-7);
    account = half_outraged();
    account.attribution = {0.7F, 0.3F, 0.0F, 0.0F};
    EXPECT_FLOAT_EQ(told(account, {}, 0.5).outrage, 0.5F) << "the fault is seen as low-level";
}

// A scapegoat and full deflection at once, heard by the most reactive: chi v G D = 1.5.
TEST(AppraiseResponse, OutrageNeverPassesOne) {
    Account account = half_outraged();
    account.involvement = 3.0F;
    account.attribution = {0.0F, 0.0F, 0.5F, 0.5F};
    EXPECT_LE(told(account, {}, 2.0).outrage, 1.0F);
}

RC_GTEST_PROP(AppraiseResponse, ForgivenessNeverShrinks, ()) {
    const Account account = any_account();
    RC_ASSERT(told(account, any_response(), 2.0 * any_share()).forgiveness >= account.forgiveness);
}

RC_GTEST_PROP(AppraiseResponse, OutrageShrinksWithoutScapegoating, ()) {
    const Account account = any_account();
    RC_ASSERT(told(account, any_response()).outrage <= account.outrage);
}

// Accounts that have lost no trust: else repaired trust forgives more when the statement is repeated.
RC_GTEST_PROP(AppraiseResponse, ARepeatedStatementAddsNothing, ()) {
    Account account = any_account();
    account.trust = account.initial_trust;
    const BestResponse best = any_response();
    const Account once = told(account, best), twice = told(once, best);
    RC_ASSERT(twice.forgiveness == once.forgiveness);
    RC_ASSERT(std::abs(twice.outrage - once.outrage) < 1e-6F);
    RC_ASSERT(twice.trust == once.trust);
}

// A weak statement first costs nothing: what counts is the best heard in the end.
RC_GTEST_PROP(AppraiseResponse, TheWayToTheBestStatementDoesNotMatter, ()) {
    Account account = any_account();
    account.trust = account.initial_trust;
    const BestResponse weak = any_response();
    BestResponse best = weak;
    best.include(any_response());
    const Account at_once = told(account, best), in_two = told(told(account, weak), best);
    RC_ASSERT(std::abs(in_two.forgiveness - at_once.forgiveness) < 1e-6F);
    RC_ASSERT(std::abs(in_two.outrage - at_once.outrage) < 1e-5F);
}

RC_GTEST_PROP(AppraiseResponse, BetterStatementsNeverRaiseOutrage, ()) {
    const Account account = any_account();
    const BestResponse worse = any_response();
    BestResponse better = worse;
    better.include(any_response());
    const double scapegoating = 2.0 * any_share();
    RC_ASSERT(told(account, better, scapegoating).outrage <=
              told(account, worse, scapegoating).outrage + 1e-6F);
}

TEST(AppraiseResponse, EachPartOfAStatementCounts) {
    const float before = told(half_outraged(), {}).outrage;
    EXPECT_EQ(before, 0.5F) << "nothing said, nothing forgiven";
    EXPECT_LT(told(half_outraged(), {.completeness = 0.2}).outrage, before);
    EXPECT_LT(told(half_outraged(), {.penalty = {0.2, 0, 0, 0}}).outrage, before);
    EXPECT_LT(told(half_outraged(), {.plan = 0.2}).outrage, before);
}

RC_GTEST_PROP(AppraiseResponse, RepairsTrustUpToWhatItWas, ()) {
    const Account account = any_account();
    const Account after = told(account, any_response(), 0.0, {.trust_repair = any_share()});
    RC_ASSERT(after.trust >= account.trust);
    RC_ASSERT(after.trust <= account.initial_trust);
}

}  // namespace
}  // namespace backlash
