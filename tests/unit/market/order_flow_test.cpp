// Section 7.15 of the model: impact of orders by the square-root law, its decay, buying in trading time.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "market/market_scenario.hpp"
#include "market/share_price.hpp"

namespace backlash {
namespace {

constexpr double never = 1e15;  // decay time of impact in days
constexpr double daily_volume = 6.5e9;

// Log-return after one bar in which `share` of a day's volume was bought.
double impact_of_buying(double share, const Scenario& scenario = monday_at(9.5)) {
    SharePrice price(scenario, {});
    price.add_buying({.from = 0.0, .to = bar, .amount = share * daily_volume, .trading_hours = bar});
    price.advance(0.0, 0, {});
    EXPECT_NEAR(std::log(price.price() / 40.2), price.impact(), 1e-15);
    return price.impact();
}

// Log-return after one bar of the surprise `attention`; psi is such that `share` of a day's volume is sold.
double impact_of_selling(double share) {
    Scenario scenario = monday_at(9.5);
    const double surprise = 0.5 * std::exp(-bar);  // of an attention of 1/2, tau_s = 1 h
    scenario.market.investor_reaction = share / (surprise * bar_in_days);
    SharePrice price(scenario, {});
    price.advance(0.0, 0, {.visibility = 0.5, .tone = 1.0, .media_reports = 4.0});
    EXPECT_NEAR(price.pressure(), share, 1e-12);
    return price.impact();
}

TEST(OrderFlow, FourPercentOfADaysVolumeMoveThePriceBy46BasisPoints) {
    EXPECT_NEAR(impact_of_buying(0.04), 0.0046, 1e-15);
}

TEST(OrderFlow, TwiceTheVolumeMovesItBySquareRootOfTwo) {
    EXPECT_NEAR(impact_of_buying(0.08) / impact_of_buying(0.04), std::numbers::sqrt2, 1e-12);
}

TEST(OrderFlow, ImpactScalesWithVolatilityAndPrefactor) {
    Scenario scenario = monday_at(9.5);
    scenario.market.daily_volatility = 0.01;
    scenario.market.impact_prefactor = 0.5;
    EXPECT_NEAR(impact_of_buying(0.04, scenario), 0.001, 1e-15);
}

TEST(OrderFlow, SellingIsTheMirrorImageOfBuying) {
    EXPECT_NEAR(impact_of_selling(0.04), -0.0046, 1e-14);
    EXPECT_NEAR(impact_of_selling(0.09), -impact_of_buying(0.09), 1e-14);
}

TEST(OrderFlow, PressureHalvesAfterItsDecayTimeTimesLog2) {
    Scenario scenario = monday_at(9.5);
    scenario.market.impact_decay = 12 * bar_in_days / std::numbers::ln2;  // half in an hour
    SharePrice price(scenario, {});
    price.add_buying({.from = 0.0, .to = bar, .amount = 0.04 * daily_volume, .trading_hours = bar});
    price.advance(0.0, 0, {});
    for (std::uint32_t step = 1; step <= 12; ++step) price.advance(step * bar, step, {});
    EXPECT_NEAR(price.pressure(), -0.02, 1e-14);
    EXPECT_NEAR(price.impact(), 0.0046 / std::numbers::sqrt2, 1e-14);
}

TEST(OrderFlow, PressureRestsWhileTheExchangeIsClosed) {
    SharePrice price(monday_at(15.75), {});
    price.add_buying({.from = 0.0, .to = bar, .amount = 0.04 * daily_volume, .trading_hours = bar});
    for (std::uint32_t step = 0; step < 3; ++step) price.advance(step * bar, step, {});
    const double at_close = price.pressure();
    for (std::uint32_t step = 3; step < 200; ++step) price.advance(step * bar, step, {});
    EXPECT_FALSE(price.open());
    EXPECT_EQ(price.pressure(), at_close);
}

// Bought so far, in daily volumes, after each bar from 11:00 to 15:00; the order runs from `from` to 14:00.
std::vector<double> bought_from(double from) {
    Scenario scenario = monday_at(11.0);
    scenario.market.impact_decay = never;
    const double hours = TradingCalendar(scenario).trading_hours(from, 3.0, bar);
    SharePrice price(scenario, {});
    price.add_buying({.from = from, .to = 3.0, .amount = 0.04 * daily_volume, .trading_hours = hours});
    std::vector<double> bought;
    for (std::uint32_t step = 0; step < 48; ++step) {
        price.advance(step * bar, step, {});
        bought.push_back(-price.pressure());
    }
    return bought;
}

TEST(Buying, IsSpreadEvenlyOverTradingTime) {
    const auto bought = bought_from(0.0);
    EXPECT_NEAR(bought[5], 0.01, 1e-14) << "half an hour of two";
    EXPECT_NEAR(bought[11], 0.02, 1e-14) << "12:00";
    EXPECT_NEAR(bought[23], 0.02, 1e-14) << "13:00: nothing over lunch";
    EXPECT_NEAR(bought[29], 0.03, 1e-14);
    EXPECT_NEAR(bought[35], 0.04, 1e-14) << "14:00";
    EXPECT_NEAR(bought[47], 0.04, 1e-14) << "nothing after the end";
}

TEST(Buying, IsCompleteWhateverMinuteItStarts) {
    for (const int minute : {1, 2, 3, 4, 58})
        EXPECT_NEAR(bought_from(minute / 60.0).back(), 0.04, 1e-14) << minute;
}

TEST(Buying, ProgrammesAddUp) {
    Scenario scenario = monday_at(9.5);
    SharePrice price(scenario, {});
    for (const double share : {0.01, 0.03}) {
        price.add_buying({.from = 0.0, .to = bar, .amount = share * daily_volume, .trading_hours = bar});
    }
    price.advance(0.0, 0, {});
    EXPECT_NEAR(price.impact(), 0.0046, 1e-15);
}

TEST(Buying, OutsideTradingTimeDoesNothing) {
    SharePrice price(monday_at(9.5), {});
    price.add_buying({.from = 0.0, .to = 1.0, .amount = 1e9, .trading_hours = 0.0});
    price.advance(0.0, 0, {});
    EXPECT_EQ(price.price(), 40.2);
}

}  // namespace
}  // namespace backlash
