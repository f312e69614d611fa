// What moves the price besides orders: the market and sector, lost trust, noise.
#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "base/normal_quantile.hpp"
#include "kolmogorov_smirnov.hpp"
#include "market/market_scenario.hpp"
#include "market/share_price.hpp"

namespace backlash {
namespace {

Scenario with_factor(const std::string& name) {
    Scenario scenario = monday_at(9.5);
    scenario.market.factor_paths["sector"] = {{1.0, 0.005}, {3.0, -0.02}, {4.0, 0.01}};
    scenario.market.factor_paths["other"] = {{0.0, 0.5}};
    scenario.market.factor = name;
    return scenario;
}

double factor_at(double time, const Scenario& scenario) {
    SharePrice price(scenario, {});
    price.advance(time, 0, {});
    EXPECT_NEAR(std::log(price.price() / 40.2), price.factor(), 1e-15);
    return price.factor();
}

TEST(Factor, IsLinearBetweenItsPointsAndConstantOutside) {
    const Scenario scenario = with_factor("sector");
    EXPECT_DOUBLE_EQ(factor_at(0.0, scenario), 0.005);
    EXPECT_DOUBLE_EQ(factor_at(1.0, scenario), 0.005);
    EXPECT_DOUBLE_EQ(factor_at(1.5, scenario), -0.00125);
    EXPECT_DOUBLE_EQ(factor_at(3.0, scenario), -0.02) << "over lunch too";
    EXPECT_DOUBLE_EQ(factor_at(3.75, scenario), 0.0025);
    EXPECT_DOUBLE_EQ(factor_at(4.0, scenario), 0.01);
    EXPECT_DOUBLE_EQ(factor_at(100.0, scenario), 0.01);
}

TEST(Factor, JumpsWhereTwoPointsShareATime) {
    Scenario scenario = with_factor("sector");
    scenario.market.factor_paths["sector"] = {{1.0, 0.0}, {2.0, 0.01}, {2.0, -0.03}, {3.0, -0.03}};
    EXPECT_DOUBLE_EQ(factor_at(1.5, scenario), 0.005);
    EXPECT_DOUBLE_EQ(factor_at(2.0, scenario), -0.03);
}

TEST(Factor, IsTheSelectedPathTimesTheExposure) {
    Scenario scenario = with_factor("sector");
    scenario.market.factor_exposure = 1.5;
    EXPECT_DOUBLE_EQ(factor_at(3.0, scenario), -0.03);
    EXPECT_EQ(factor_at(3.0, with_factor("flat")), 0.0);
    EXPECT_EQ(factor_at(3.0, with_factor("")), 0.0);
}

TEST(TrustDiscount, IsProportionalToTrustLost) {
    SharePrice price(monday_at(20.0), {});
    price.advance(0.0, 0, {.trust_lost = 0.3});
    EXPECT_NEAR(std::log(price.price() / 40.2), -0.006, 1e-15);
    price.advance(bar, 1, {.trust_lost = 0.1});
    EXPECT_NEAR(std::log(price.price() / 40.2), -0.002, 1e-15) << "as much as is lost now";
}

// Log-price after each bar of `days` days from Monday 9:30, media and public as in `view`.
std::vector<double> log_prices(bool noise, const MarketView& view, const RandomSource& source, int days = 1) {
    Scenario scenario = monday_at(9.5);
    scenario.market.noise = noise;
    SharePrice price(scenario, source);
    std::vector<double> path;
    for (std::uint32_t step = 0; step < 288U * static_cast<std::uint32_t>(days); ++step) {
        price.advance(step * bar, step, view);
        path.push_back(std::log(price.price() / 40.2));
    }
    return path;
}

// Kolmogorov-Smirnov with 200 trading days, false alarm rate 1e-4.
TEST(Noise, IsNormalWithTheVolatilityOfABar) {
    const auto path = log_prices(true, {}, {.seed = 4}, 280);
    const TradingCalendar calendar(monday_at(9.5));
    std::vector<double> moves;
    for (std::size_t step = 1; step < path.size(); ++step) {
        const double move = path[step] - path[step - 1];
        if (calendar.open_at(static_cast<double>(step) * bar)) {
            moves.push_back(move);
        } else {
            ASSERT_EQ(move, 0.0) << "no noise while closed";
        }
    }
    EXPECT_EQ(moves.size(), 200U * 66 - 1);
    const boost::math::normal_distribution<> law(0.0, 0.023 / std::sqrt(66.0));
    EXPECT_GT(kolmogorov_smirnov_p(moves, [&](double x) { return cdf(law, x); }), 1e-4);
}

TEST(Noise, HasAStreamOfItsOwn) {
    const RandomSource source{.seed = 4, .replicate = 3};
    const auto path = log_prices(true, {}, source);
    double expected = 0.0;
    for (std::uint32_t step = 0; step < 30; ++step) {
        const auto words = source.words(0, step, Stream::market_noise);
        expected += 0.023 / std::sqrt(66.0) * normal_quantile(uniform53(words[0], words[1]));
        ASSERT_NEAR(path[step], expected, 1e-13) << step;
    }
    EXPECT_NE(path, log_prices(true, {}, {.seed = 4, .replicate = 2}));
}

// Common random numbers: with the same seed a crisis adds its own move to the same noise.
TEST(Noise, IsTheSameWhateverHappens) {
    const MarketView storm{.visibility = 0.8, .tone = 0.5, .media_reports = 4.0, .trust_lost = 0.1};
    const auto calm_quiet = log_prices(false, {}, {}), storm_quiet = log_prices(false, storm, {});
    const auto calm_noisy = log_prices(true, {}, {}), storm_noisy = log_prices(true, storm, {});
    for (std::size_t s = 0; s < calm_quiet.size(); ++s) {
        ASSERT_EQ(calm_quiet[s], 0.0) << "off unless asked for";
        ASSERT_NEAR(storm_noisy[s] - calm_noisy[s], storm_quiet[s], 1e-13) << s;
    }
}

}  // namespace
}  // namespace backlash
