// What investors see, how it surprises them, and what gathers while the exchange is closed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "market/market_scenario.hpp"
#include "market/share_price.hpp"

namespace backlash {
namespace {

constexpr MarketView storm{.visibility = 0.8, .tone = 0.5, .media_reports = 4.0};  // attention .4
constexpr MarketView calm{.media_reports = 4.0};

Scenario lasting_impact(double hour) {
    Scenario scenario = monday_at(hour);
    scenario.market.impact_decay = 1e15;
    return scenario;
}

// X - Xs after the k-th bar (from 1) of a steady X that began in calm, tau_s = 1 h.
double surprise(double attention, int k) {
    return attention * std::exp(-k * bar);
}

TEST(Attention, IsWhatTheBoardShowsOnceEnoughMediaReport) {
    for (const auto& [outlets, share] :
         {std::pair{0.0, 0.0}, {1.0, 0.25}, {3.0, 0.75}, {4.0, 1.0}, {30.0, 1.0}}) {
        SharePrice price(monday_at(9.5), {});
        price.advance(0.0, 0, {.visibility = 0.8, .tone = 0.5, .media_reports = outlets});
        EXPECT_NEAR(price.attention(), 0.4 * share, 1e-15) << outlets;
        EXPECT_NEAR(price.pressure(), 10.0 * surprise(0.4 * share, 1) * bar_in_days, 1e-14) << outlets;
    }
}

TEST(Attention, WithoutMediaOnlyTheFactorAndTrustMoveThePrice) {
    Scenario scenario = monday_at(9.5);
    scenario.market.factor = "market";
    scenario.market.factor_paths["market"] = {{0.0, 0.0}, {4.0, -0.008}};
    SharePrice price(scenario, {});
    for (std::uint32_t step = 0; step < 288; ++step) {
        price.advance(step * bar, step, {.visibility = 1.0, .tone = 1.0, .trust_lost = 0.3});
        const double factor = -0.008 * std::min(1.0, step * bar / 4.0);
        ASSERT_NEAR(std::log(price.price() / 40.2), factor - 0.02 * 0.3, 1e-14) << step;
    }
}

TEST(Attention, OnlySurprisesSell) {
    SharePrice price(lasting_impact(9.5), {});
    double expected = 0.0;
    for (std::uint32_t step = 0; step < 24; ++step) {
        price.advance(step * bar, step, storm);
        expected += 10.0 * surprise(0.4, static_cast<int>(step) + 1) * bar_in_days;
        ASSERT_NEAR(price.pressure(), expected, 1e-13) << step;
    }
    price.advance(24 * bar, 24, calm);
    EXPECT_NEAR(price.pressure(), expected, 1e-13) << "less attention than usual buys nothing";
}

TEST(Attention, InvestorsAdaptInTheirTime) {
    Scenario scenario = monday_at(9.5);
    scenario.market.investor_adaptation = 3.0;
    scenario.market.investor_reaction = 5.0;
    SharePrice price(scenario, {});
    price.advance(0.0, 0, storm);
    EXPECT_NEAR(price.pressure(), 5.0 * 0.4 * std::exp(-bar / 3.0) * bar_in_days, 1e-15);
}

// A storm of an hour from 20:00 on Monday; the exchange opens on Tuesday at 9:30, 13.5 h later.
TEST(Overnight, OrdersGatherAndJoinAtTheOpen) {
    SharePrice price(lasting_impact(20.0), {});
    double backlog = 0.0;
    for (std::uint32_t step = 0; step < 162; ++step) {
        price.advance(step * bar, step, step < 12 ? storm : calm);
        if (step < 12) backlog += 0.12 * 10.0 * surprise(0.4, static_cast<int>(step) + 1) * bar_in_days;
        ASSERT_EQ(price.price(), 40.2) << "nothing trades at night";
    }
    price.advance(13.5, 162, calm);
    EXPECT_TRUE(price.open());
    EXPECT_NEAR(price.pressure(), backlog, 1e-14);
    EXPECT_NEAR(price.impact(), -0.023 * std::sqrt(backlog), 1e-14) << "the gap";
    for (std::uint32_t step = 163; step < 163 + 288; ++step) price.advance(step * bar, step, calm);
    EXPECT_NEAR(price.pressure(), backlog, 1e-14) << "joins once, not again a day later";
}

TEST(Overnight, OrdersWaitForTheEndOfAHoliday) {
    Scenario scenario = lasting_impact(20.0);
    scenario.market.holidays = {"2026-01-06"};
    SharePrice price(scenario, {});
    std::uint32_t step = 0;
    for (; step < 162 + 288; ++step) {
        price.advance(step * bar, step, step < 12 ? storm : calm);
        ASSERT_EQ(price.pressure(), 0.0) << step;
    }
    price.advance(step * bar, step, calm);
    EXPECT_GT(price.pressure(), 0.0);
}

}  // namespace
}  // namespace backlash
