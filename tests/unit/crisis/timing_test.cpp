#include "crisis/timing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "crisis/any_account.hpp"

namespace backlash {
namespace {

constexpr ForgivenessValues defaults;  // r0 = .55, tau_r = 3 h, tau_d = 96 h

TEST(ResponseTiming, IsWholeBeforeTheLeak) {
    EXPECT_EQ(response_timing(0.0, defaults), 1.0);
    EXPECT_EQ(response_timing(-2.0, defaults), 1.0);
}

TEST(ResponseTiming, RipensAndGoesStale) {
    EXPECT_NEAR(response_timing(9.0 + 5.0 / 60.0, defaults), 0.8898971549219978, 1e-14) << "by hand";
    EXPECT_NEAR(response_timing(1e-9, defaults), 0.55, 1e-9) << "r0 right after the leak";
    EXPECT_LT(response_timing(960.0, defaults), 1e-4);
}

TEST(ResponseTiming, OnlyGoesStaleWhereNothingHasToRipen) {
    ForgivenessValues values;
    values.immediate_share = 1.0;
    for (const double delay : {0.5, 3.0, 24.0, 96.0}) {
        EXPECT_NEAR(response_timing(delay, values), std::exp(-delay / 96.0), 1e-15);
    }
}

// T' = 0 at D = tau_r ln((1 - r0) (1 + tau_d / tau_r)).
TEST(ResponseTiming, HasItsOptimumInside) {
    const double best = 3.0 * std::log(0.45 * 33.0);  // 8.09 h
    const double peak = response_timing(best, defaults);
    for (const double away : {0.1, 1.0, 7.9, 40.0}) EXPECT_GT(peak, response_timing(best + away, defaults));
    for (const double away : {0.1, 1.0, 7.9}) EXPECT_GT(peak, response_timing(best - away, defaults));
    EXPECT_LT(peak, 1.0) << "self-disclosure is best of all";
}

RC_GTEST_PROP(ResponseTiming, IsAShare, ()) {
    ForgivenessValues values;
    values.immediate_share = any_share();
    const double worth = response_timing(1000.0 * any_share() - 100.0, values);
    RC_ASSERT(worth >= 0.0);
    RC_ASSERT(worth <= 1.0);
}

TEST(PenaltyTiming, OnlyGoesStale) {
    EXPECT_EQ(penalty_timing(-1.0, defaults), 1.0);
    EXPECT_EQ(penalty_timing(0.0, defaults), 1.0);
    EXPECT_NEAR(penalty_timing(9.0 + 5.0 / 60.0, defaults), 0.9097203307472959, 1e-14);
    EXPECT_NEAR(penalty_timing(96.0, defaults), std::exp(-1.0), 1e-15);
}

}  // namespace
}  // namespace backlash
