#include "crisis/appraisal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "crisis/any_account.hpp"

namespace backlash {
namespace {

Account learned(const Account& before, double severity, double love_becomes_hate = 0.6,
                double trust_erosion = 0.5) {
    Account account = before;
    appraise_revelation(account, severity, {.love_becomes_hate = love_becomes_hate}, trust_erosion);
    return account;
}

TEST(RaiseOutrage, ErodesTrustByItsRise) {
    Account account{.outrage = 0.1F, .trust = 0.8F};
    raise_outrage(account, 0.25, 0.4);
    EXPECT_FLOAT_EQ(account.outrage, 0.35F);
    EXPECT_FLOAT_EQ(account.trust, 0.72F);
    raise_outrage(account, 0.25, 0.0);
    EXPECT_FLOAT_EQ(account.trust, 0.72F);
}

TEST(AppraiseRevelation, FollowsTheFormula) {
    const Account before{
        .outrage = 0.2F, .trust = 0.7F, .forgiveness = 0.25F, .loyalty = 0.8F, .involvement = 1.0F};
    const Account after = learned(before, 0.5);  // impact .5 x 1.36, of which .8 x .75 is felt: .408
    EXPECT_FLOAT_EQ(after.outrage, 0.608F);
    EXPECT_FLOAT_EQ(after.trust, 0.5572F);
    EXPECT_EQ(after.forgiveness, before.forgiveness);
}

TEST(AppraiseRevelation, ScalesWithInvolvementUpToALimit) {
    EXPECT_FLOAT_EQ(learned({.loyalty = 0.5F, .involvement = 0.3F}, 0.5).outrage, 0.15F);
    EXPECT_FLOAT_EQ(learned({.loyalty = 0.5F, .involvement = 3.0F}, 0.5).outrage, 0.98F);
}

TEST(AppraiseRevelation, LoyaltyPlaysNoPartWithoutLoveBecomingHate) {
    EXPECT_EQ(learned({.loyalty = 0.1F, .involvement = 1.0F}, 0.4, 0.0).outrage,
              learned({.loyalty = 0.9F, .involvement = 1.0F}, 0.4, 0.0).outrage);
}

RC_GTEST_PROP(AppraiseRevelation, HurtsTheLoyalMore, ()) {
    Account fan = any_account();
    Account core = fan;
    core.loyalty = static_cast<float>(fan.loyalty + (1.0 - fan.loyalty) * any_share());
    const double severity = any_share(), love = any_share();
    RC_ASSERT(learned(core, severity, love).outrage >= learned(fan, severity, love).outrage);
}

TEST(AppraiseRevelation, HurtsTheMostLoyalStrictlyMore) {
    EXPECT_FLOAT_EQ(learned({.loyalty = 1.0F, .involvement = 1.0F}, 0.4).outrage, 0.64F);
    EXPECT_FLOAT_EQ(learned({.loyalty = 0.0F, .involvement = 1.0F}, 0.4).outrage, 0.16F);
}

RC_GTEST_PROP(AppraiseRevelation, LeavesTheUninvolvedAlone, ()) {
    Account account = any_account();
    account.involvement = 0.0F;
    const Account after = learned(account, any_share());
    RC_ASSERT(after.outrage == account.outrage);
    RC_ASSERT(after.trust == account.trust);
}

RC_GTEST_PROP(AppraiseRevelation, KeepsOutrageAndTrustInBounds, ()) {
    const Account account = any_account();
    const Account after = learned(account, any_share(), any_share(), any_share());
    RC_ASSERT(after.outrage >= account.outrage);
    RC_ASSERT(after.outrage <= 1.0F);
    RC_ASSERT(after.trust <= account.trust);
    RC_ASSERT(after.trust >= 0.0F);
}

// An account that has forgiven before it learns more is inoculated.
RC_GTEST_PROP(AppraiseRevelation, HurtsTheForgivingLess, ()) {
    Account account = any_account();
    account.forgiveness = 0.0F;
    const double severity = any_share();
    const double rise = learned(account, severity).outrage - account.outrage;
    account.forgiveness = 0.5F;
    RC_ASSERT(std::abs(learned(account, severity).outrage - account.outrage - 0.5 * rise) < 1e-6);
}

}  // namespace
}  // namespace backlash
