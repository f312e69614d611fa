#include "crisis/contagion.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "crisis/any_account.hpp"
#include "crisis/appraisal.hpp"

namespace backlash {
namespace {

void spread_outrage(Account& account, double dose, double contagion_rate, double trust_erosion) {
    const Susceptibility reader{.involvement = account.involvement,
                                .threshold = account.threshold,
                                .outrage = account.outrage,
                                .forgiveness = account.forgiveness};
    raise_outrage(account, caught_outrage(reader, dose, contagion_rate), trust_erosion);
}

double caught(double dose, const Account& before) {
    Account account = before;
    spread_outrage(account, dose, 0.1, 0.5);
    return static_cast<double>(account.outrage) - before.outrage;
}

constexpr Account calm{.trust = 1.0F, .involvement = 1.0F, .threshold = 3.0F};

TEST(CaughtOutrage, IsHalfAtTheThreshold) {
    EXPECT_EQ(caught(0.0, calm), 0.0);
    EXPECT_NEAR(caught(3.0, calm), 0.05, 1e-8);
    EXPECT_NEAR(caught(9.0, calm), 0.09, 1e-8);
    EXPECT_NEAR(caught(1e6, calm), 0.1, 1e-8) << "saturates";
}

// Complex contagion: two posts in one reading do four times as much as one, as long as both are few.
TEST(CaughtOutrage, IsQuadraticBelowTheThreshold) {
    EXPECT_NEAR(caught(0.02, calm) / caught(0.01, calm), 4.0, 1e-3);
}

TEST(CaughtOutrage, ScalesWithTheAccountsState) {
    Account account = calm;
    account.outrage = 0.4F;
    account.forgiveness = 0.5F;
    account.involvement = 2.0F;
    spread_outrage(account, 3.0, 0.1, 0.5);  // .1 x 2 x 1/2 x .6 x .5
    EXPECT_FLOAT_EQ(account.outrage, 0.43F);
    EXPECT_FLOAT_EQ(account.trust, 0.985F);
    EXPECT_EQ(account.forgiveness, 0.5F);
}

RC_GTEST_PROP(CaughtOutrage, GrowsWithTheDose, ()) {
    const Account account = any_account();
    const double dose = 20.0 * any_share();
    RC_ASSERT(caught(dose + 5.0 * any_share(), account) >= caught(dose, account));
}

// Also where a scenario allows reactivity and contagion of any size.
RC_GTEST_PROP(CaughtOutrage, NeverPassesOne, ()) {
    Account account = any_account();
    account.involvement = static_cast<float>(100.0 * any_share());
    spread_outrage(account, 20.0 * any_share(), any_share(), any_share());
    RC_ASSERT(account.outrage <= 1.0F);
    RC_ASSERT(account.trust >= 0.0F);
}

}  // namespace
}  // namespace backlash
