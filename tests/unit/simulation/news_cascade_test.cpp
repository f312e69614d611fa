#include "simulation/news_cascade.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "simulation/simulation.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {
namespace {

constexpr RandomSource source{.seed = 5};
constexpr std::uint64_t onset = 4;

// 0 is followed by 1, 2, 3; 1 by 2, 3; 2 by 3, 4. Everybody logs in at every step.
class CascadeTest : public testing::Test {
  protected:
    CascadeTest()
        : schedule_(std::make_shared<LoginProcess>(Rhythm(quiet_scenario()), source,
                                                   std::vector<float>(5, 1e6F), *serial_executor())) {
        audience_.graph = FollowerGraph({0, 3, 5, 7, 7, 7}, {1, 2, 3, 2, 3, 3, 4});
        audience_.accounts.resize(5);
        audience_.inboxes.resize(5);
        for (Account& account : audience_.accounts) account.involvement = 1.0F;
        schedule_.plan(0, 0);
    }

    void step(std::uint32_t step, std::vector<std::uint32_t> learn, std::vector<std::uint32_t> post,
              double board_chance = 0.0) {
        for (const std::uint32_t id : learn) audience_.inboxes[id].seen |= onset;
        std::vector<Post> posts;
        for (const std::uint32_t id : post) posts.push_back({.author = id, .news = onset});
        cascade_.take_step({.step = step, .board_chance = board_chance}, schedule_, audience_, posts);
    }

    LoginSchedule schedule_;
    Audience audience_;
    NewsCascade cascade_{4, 1.0, source};
};

TEST_F(CascadeTest, TheNewestPostInTheFeedTold) {
    cascade_.start("leak", onset, 0, 1, audience_);
    step(1, {}, {0});
    step(2, {1}, {1});
    step(3, {2, 3}, {});
    const Cascade cascade = cascade_.finish();
    EXPECT_EQ(cascade.event, "leak");
    EXPECT_EQ(cascade.accounts, (std::vector<std::uint32_t>{0, 1, 2, 3}));
    EXPECT_EQ(cascade.informants, (std::vector<std::uint32_t>{no_informant, 0, 1, 1}));
    EXPECT_EQ(cascade.depths, (std::vector<std::uint32_t>{0, 1, 2, 2}));
    EXPECT_EQ(cascade.times, (std::vector<double>{1, 2, 3, 3}));
    EXPECT_EQ(cascade.followers, (std::vector<std::uint32_t>{3, 2, 2, 0}));
    EXPECT_EQ(cascade.sources, (std::vector<NewsSource>{NewsSource::origin, NewsSource::feed,
                                                        NewsSource::feed, NewsSource::feed}));
}

TEST_F(CascadeTest, OfOneStepTheMostFollowedTold) {
    cascade_.start("leak", onset, 0, 1, audience_);
    step(1, {1, 2}, {0, 2, 1}, 2.0);  // both from the board
    step(2, {3}, {});
    const Cascade cascade = cascade_.finish();
    EXPECT_EQ(cascade.informants.back(), 0U);
    EXPECT_EQ(cascade.sources[1], NewsSource::board);
    EXPECT_EQ(cascade.informants[1], no_informant);
    EXPECT_EQ(cascade.depths[1], 0U);
}

TEST_F(CascadeTest, WhoOpensTheBoardHasItFromThere) {
    cascade_.start("leak", onset, 0, 1, audience_);
    step(1, {}, {0});
    step(2, {1}, {}, 2.0);
    EXPECT_EQ(cascade_.finish().sources.back(), NewsSource::board);
}

TEST_F(CascadeTest, AMediumThatReportsIsOfTheCascade) {
    cascade_.start("leak", onset, 0, 1, audience_);
    step(1, {}, {0});
    step(2, {}, {2});
    step(3, {4}, {});
    const Cascade cascade = cascade_.finish();
    EXPECT_EQ(cascade.accounts, (std::vector<std::uint32_t>{0, 2, 4}));
    EXPECT_EQ(cascade.sources[1], NewsSource::board);
    EXPECT_EQ(cascade.informants[2], 1U);
}

TEST_F(CascadeTest, EndsWhenFullAndBeforeTheOnsetKnowsNobody) {
    step(0, {4}, {});
    audience_.inboxes[4].seen = 0;
    cascade_.start("leak", onset, 0, 1, audience_);
    step(1, {}, {0, 1, 2});  // two more rows
    step(2, {3, 4}, {});     // room for one
    const Cascade cascade = cascade_.finish();
    EXPECT_EQ(cascade.accounts.size(), 4U);
    EXPECT_EQ(cascade.accounts.front(), 0U);
}

// In the whole simulation: the rule finds a teller for everybody whom the board did not tell.
TEST(NewsCascadeInARun, EveryInformantIsFollowedAndPostedBefore) {
    Scenario scenario = founding_case();
    scenario.recording.network_sample = 2500;
    scenario.attention.board_reach = 0.0;
    const RandomSource first{.seed = scenario.seed};
    const auto executor = serial_executor();
    const Network network = generate_network(scenario, first, *executor);
    const auto record =
        run_replicate(scenario, draw_audience(scenario, network, first, *executor), first, *executor);
    ASSERT_TRUE(record.cascade);
    const Cascade& cascade = *record.cascade;
    EXPECT_GT(cascade.accounts.size(), 300U);
    for (std::size_t row = 1; row < cascade.accounts.size(); ++row) {
        if (cascade.types[row] == AccountType::media && cascade.informants[row] == no_informant) continue;
        ASSERT_LT(cascade.informants[row], row);
        const auto followers = network.graph.followers(cascade.accounts[cascade.informants[row]]);
        EXPECT_TRUE(std::ranges::binary_search(followers, cascade.accounts[row]));
        EXPECT_LT(cascade.times[cascade.informants[row]], cascade.times[row]);
    }
}

}  // namespace
}  // namespace backlash
