#include "crisis/hot_search.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace backlash {
namespace {

constexpr double step = 1.0 / 12.0;  // h; tau_h = 1 h

// 2000 accounts, 10 posts' reach in one step, 4 of them outraged: 60 posts per 1000 accounts and hour.
HotSearch after_one_step(double board_threshold) {
    HotSearch board({.board_threshold = board_threshold}, 2000, step);
    board.take_in({.reach = 10.0, .outraged_reach = 4.0});
    return board;
}

TEST(HotSearch, StartsCold) {
    const HotSearch board({}, 1000, step);
    EXPECT_EQ(board.heat(), 0.0);
    EXPECT_EQ(board.tone(), 0.0);
    EXPECT_EQ(board.visibility(1.0), 0.0);
    EXPECT_EQ(board.visibility(0.0), 0.0) << "even when nobody is on-line";
}

TEST(HotSearch, HeatIsAMeanRateWithMemory) {
    HotSearch board = after_one_step(2.5);
    const double first = 60.0 * (1.0 - std::exp(-step));
    EXPECT_NEAR(board.heat(), first, 1e-12);
    EXPECT_NEAR(board.tone(), 0.4 * (1.0 - std::exp(-step)), 1e-14);
    for (int s = 0; s < 12; ++s) board.take_in({});
    EXPECT_NEAR(board.heat(), first * std::exp(-1.0), 1e-12) << "an hour of silence";
    EXPECT_NEAR(board.tone(), 0.4 * (1.0 - std::exp(-step)) * std::exp(-1.0), 1e-14);
}

TEST(HotSearch, SettlesAtTheRateItIsFed) {
    HotSearch board({}, 2000, step);
    for (int s = 0; s < 12 * 40; ++s) board.take_in({.reach = 10.0, .outraged_reach = 4.0});
    EXPECT_NEAR(board.heat(), 60.0, 1e-10);
    EXPECT_NEAR(board.tone(), 0.4, 1e-12);
}

TEST(HotSearch, RemembersAsLongAsItsMemory) {
    HotSearch board({.heat_memory = 4.0}, 2000, step);
    board.take_in({.reach = 10.0});
    EXPECT_NEAR(board.heat(), 60.0 * (1.0 - std::exp(-step / 4.0)), 1e-12);
}

// Nothing may grow with the number of accounts.
TEST(HotSearch, CountsPostsPerAccount) {
    HotSearch large({}, 20000, step);
    large.take_in({.reach = 100.0, .outraged_reach = 40.0});
    EXPECT_NEAR(large.heat(), after_one_step(2.5).heat(), 1e-12);
}

TEST(HotSearch, IsHalfVisibleAtTheThreshold) {
    const double heat = after_one_step(1.0).heat();
    EXPECT_NEAR(after_one_step(heat).visibility(1.0), 0.5, 1e-14);
    EXPECT_NEAR(after_one_step(heat / 3.0).visibility(1.0), 0.9, 1e-14);
}

// A rank is relative: the same heat weighs less when the whole platform is busy.
TEST(HotSearch, IsRelativeToTheRhythm) {
    const double heat = after_one_step(1.0).heat();
    EXPECT_NEAR(after_one_step(heat).visibility(2.0), 0.2, 1e-14);
    EXPECT_NEAR(after_one_step(heat / 2.0).visibility(2.0), 0.5, 1e-14);
    EXPECT_EQ(after_one_step(heat).visibility(0.0), 1.0);
}

}  // namespace
}  // namespace backlash
