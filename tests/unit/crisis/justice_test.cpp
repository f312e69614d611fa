// Who is punished, who is blamed, and what a public makes of the difference.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "crisis/any_account.hpp"
#include "crisis/forgiveness.hpp"

namespace backlash {
namespace {

using Penalty = std::array<double, level_count>;  // junior, manager, executive, ceo

constexpr Account blames_executives{.attribution = {0.15F, 0.25F, 0.40F, 0.20F}};

double justice_of(const Penalty& penalty) {
    return justice(blames_executives, {.penalty = penalty});
}

TEST(Justice, SatisfiesBlameAtAndBelowThePunishedLevel) {
    EXPECT_EQ(justice_of({}), 0.0);
    EXPECT_NEAR(justice_of({1, 0, 0, 0}), 0.15, 1e-7);
    EXPECT_NEAR(justice_of({0, 1, 0, 0}), 0.40, 1e-7);
    EXPECT_NEAR(justice_of({0, 0, 1, 0}), 0.80, 1e-7);
    EXPECT_NEAR(justice_of({0, 0, 0, 1}), 1.00, 1e-7) << "the chief executive answers for everybody";
    EXPECT_NEAR(justice_of({1, 0.5, 0.5, 0}), 0.475, 1e-7) << "as issued: .15 + .25 / 2 + .40 / 2";
    EXPECT_NEAR(justice_of({0.2, 0, 0.5, 0}), 0.40, 1e-7) << "the hardest at or above counts";
}

RC_GTEST_PROP(Justice, GrowsWithEveryPenalty, ()) {
    const Account account = any_account();
    const BestResponse lenient = any_response();
    BestResponse strict = lenient;
    const auto level = *rc::gen::inRange(0U, 4U);
    strict.penalty[level] += (1.0 - strict.penalty[level]) * any_share();
    RC_ASSERT(justice(account, strict) >= justice(account, lenient));
    RC_ASSERT(justice(account, strict) <= 1.0 + 1e-6);
}

double scapegoating_of(const Penalty& penalty, double deflection = 0.0) {
    return scapegoating({.deflection = deflection, .penalty = penalty});
}

TEST(Scapegoating, IsPunishingTheUnderdogMoreThanTheTop) {
    EXPECT_EQ(scapegoating_of({}), 0.0);
    EXPECT_EQ(scapegoating_of({1, 0.5, 0.5, 0}), 0.5) << "as issued";
    EXPECT_EQ(scapegoating_of({1, 1, 0, 0}), 1.0) << "managers are no top";
    EXPECT_EQ(scapegoating_of({1, 0, 0.3, 0.75}), 0.25) << "the harder of executive and chief executive";
    EXPECT_EQ(scapegoating_of({0.5, 0, 1, 0}), 0.0) << "no credit for more at the top";
    EXPECT_EQ(scapegoating_of({0.5, 0, 0.5, 0}), 0.0);
}

TEST(Scapegoating, IncludesShiftingTheBlame) {
    EXPECT_EQ(scapegoating_of({}, 0.4), 0.4);
    EXPECT_EQ(scapegoating_of({1, 0.5, 0.5, 0}, 0.25), 0.75);
    EXPECT_EQ(scapegoating_of({0.5, 0, 1, 0}, 0.25), 0.25) << "punishing the top does not excuse it";
}

RC_GTEST_PROP(BestResponse, KeepsTheBestOfEachPart, ()) {
    const BestResponse a = any_response(), b = any_response();
    BestResponse best = a;
    best.include(b);
    RC_ASSERT(best.completeness == std::max(a.completeness, b.completeness));
    RC_ASSERT(best.plan == std::max(a.plan, b.plan));
    for (std::size_t m = 0; m < level_count; ++m) {
        RC_ASSERT(best.penalty[m] == std::max(a.penalty[m], b.penalty[m]));
    }
}

}  // namespace
}  // namespace backlash
