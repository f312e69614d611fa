// Every indicator on a record made by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "simulation/handmade_record.hpp"

namespace backlash {
namespace {

// Hours 2 and 3 of Monday with 30 and 10 posts, hour 20 (Tuesday 2 h) with 8; 12, 5 and 8 of them outraged.
HandmadeRecord three_bursts() {
    HandmadeRecord made;
    auto& negative = made.series("posts_negative");
    auto& neutral = made.series("posts_neutral");
    negative[4] = 10.0;
    negative[5] = 2.0;
    neutral[5] = 18.0;
    negative[6] = 5.0;
    neutral[7] = 5.0;
    negative[40] = 8.0;
    return made;
}

TEST(Indicators, CountPosts) {
    const HandmadeRecord made = three_bursts();
    EXPECT_EQ(made.indicator("posts_total"), std::vector<double>{48.0});
    EXPECT_EQ(made.indicator("posts_negative_total"), std::vector<double>{25.0});
    EXPECT_EQ(made.indicator("peak_volume"), std::vector<double>{30.0});
    EXPECT_EQ(made.indicator("peak_negative_volume"), std::vector<double>{12.0});
    EXPECT_EQ(made.indicator("peak_time"), std::vector<double>{2.0});
    EXPECT_EQ(made.indicator("peak_to_mean"), std::vector<double>{30.0 * 72.0 / 48.0});
    EXPECT_EQ(made.indicator("volume_by_day"), (std::vector<double>{40.0, 8.0, 0.0, 0.0}));
}

TEST(Indicators, NegativeShareIsMissingOnAQuietDay) {
    const auto shares = three_bursts().indicator("negative_share_by_day");
    ASSERT_EQ(shares.size(), 4U);
    EXPECT_EQ(shares[0], 17.0 / 40.0);
    EXPECT_EQ(shares[1], 1.0);
    EXPECT_TRUE(std::isnan(shares[2]));
}

// One hour of 72 with all the volume: two-point distribution with p = 1/72, kurtosis 1/(p q) - 3.
TEST(Indicators, KurtosisOfASingleBurst) {
    HandmadeRecord made;
    made.series("posts_neutral")[10] = 17.0;
    const double p = 1.0 / 72.0;
    EXPECT_NEAR(made.indicator("volume_kurtosis")[0], 1.0 / (p * (1 - p)) - 3.0, 1e-9);
}

TEST(Indicators, WithoutPostsThereIsNoPeak) {
    const HandmadeRecord made;
    for (const char* name : {"peak_time", "peak_to_mean", "volume_kurtosis"}) {
        EXPECT_TRUE(std::isnan(made.indicator(name)[0])) << name;
    }
    EXPECT_EQ(made.indicator("posts_total")[0], 0.0);
}

TEST(Indicators, HalfLifeCountsFromTheEvent) {
    HandmadeRecord made = three_bursts();
    made.add_event("leak", 1.5);
    made.add_event("late", 71.0);
    made.add_event("never", NAN);
    const auto lives = made.indicator("half_life");
    ASSERT_EQ(lives.size(), 3U);
    EXPECT_EQ(lives[0], 3.0 - 1.5) << "10 posts in hour 3 are no more than half of 30";
    EXPECT_TRUE(std::isnan(lives[1]));
    EXPECT_TRUE(std::isnan(lives[2]));
}

TEST(Indicators, FollowOutrageAndTrustByGroup) {
    HandmadeRecord made;
    for (std::size_t sweep = 0; sweep < HandmadeRecord::sweeps; ++sweep) {
        made.mean(0, sweep, fans_group) = sweep == 4 ? 0.8 : 0.2;
        made.mean(0, sweep, 7) = NAN;
        made.mean(1, sweep, fans_group) = sweep == 0 ? 0.5 : 0.4;
    }
    EXPECT_NEAR(made.indicator("outrage_auc")[fans_group], 0.2 * 3.0 + 0.6 * 0.25, 1e-12) << "days";
    EXPECT_EQ(made.indicator("outrage_peak")[fans_group], 0.8);
    EXPECT_EQ(made.indicator("outrage_end")[fans_group], 0.2);
    EXPECT_NEAR(made.indicator("trust_change")[fans_group], -0.1, 1e-12);
    EXPECT_NEAR(made.indicator("trust_kept")[fans_group], 0.8, 1e-12);
    EXPECT_EQ(made.indicator("outrage_auc")[0], 0.0);
    EXPECT_TRUE(std::isnan(made.indicator("outrage_peak")[7])) << "a group without accounts";
}

TEST(Indicators, CountOutragedFansAfterTheOnset) {
    HandmadeRecord made;
    auto& bins = made.record.fans_outrage[0];
    bins[9] = 60;   // .45 to .5
    bins[10] = 30;  // .5 to .55
    bins[19] = 10;
    const auto shares = made.indicator("outraged_fans");
    ASSERT_EQ(shares.size(), 3U);
    EXPECT_EQ(shares[0], 0.4);
    EXPECT_TRUE(std::isnan(shares[2])) << "nobody was looked at";
}

TEST(Indicators, TakeTheLastOfWhatOnlyGrows) {
    HandmadeRecord made;
    made.series("kol_departures").back() = 4.0;
    made.series("media_reports").back() = 7.0;
    made.series("aware")[143 * group_count + 2] = 0.25;
    EXPECT_EQ(made.indicator("kol_departures_total"), std::vector<double>{4.0});
    EXPECT_EQ(made.indicator("media_reports_total"), std::vector<double>{7.0});
    EXPECT_EQ(made.indicator("aware_end")[2], 0.25);
}

// Tuesday trades at 38, 39 and 37 after a close of 40 on Monday; 90 between sessions is nobody's price.
HandmadeRecord two_sessions() {
    HandmadeRecord made;
    made.scenario.market.initial_price = 50.0;
    auto& price = made.series("price");
    std::ranges::fill(price, 90.0);
    const std::vector<std::pair<std::size_t, double>> trades = {
        {8, 45.0}, {9, 40.0}, {56, 38.0}, {57, 39.0}, {58, 37.0}};
    for (const auto& [step, value] : trades) {
        price[step] = value;
        made.series("trading")[step] = 1.0;
    }
    return made;
}

TEST(Indicators, PricesAreComparedWithTheCloseBefore) {
    const HandmadeRecord made = two_sessions();
    const auto low = made.indicator("session_low_by_day");
    EXPECT_NEAR(low[0], 40.0 / 50.0 - 1.0, 1e-12);
    EXPECT_NEAR(low[1], 37.0 / 40.0 - 1.0, 1e-12);
    EXPECT_TRUE(std::isnan(low[2])) << "no trade";
    EXPECT_NEAR(made.indicator("close_by_day")[1], 37.0 / 40.0 - 1.0, 1e-12);
}

TEST(Indicators, AbnormalMovesLeaveMarketAndSectorOut) {
    HandmadeRecord made = two_sessions();
    made.scenario.market.trust_discount = 0.1;
    std::ranges::fill(made.series("order_impact"), -0.01);
    made.series("order_impact")[57] = -0.05;
    made.series("fan_trust_lost")[57] = 0.2;
    const double low = std::exp(-0.05 - 0.02) / std::exp(-0.01) - 1.0;
    EXPECT_NEAR(made.indicator("abnormal_low_by_day")[1], low, 1e-12);
    EXPECT_NEAR(made.indicator("worst_abnormal_move")[0], low, 1e-12);
}

}  // namespace
}  // namespace backlash
