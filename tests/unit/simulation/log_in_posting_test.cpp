// What log-ins post, and how often: frequencies over many ids, each with uniforms of its own.
#include <gtest/gtest.h>

#include <cmath>

#include "simulation/log_in_bench.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t people = 20'000;

// Distance from the expected count in standard deviations; 4.5 is passed once in 150,000 tests.
double deviation(std::size_t count, double chance) {
    return std::abs(static_cast<double>(count) - people * chance) /
           std::sqrt(people * chance * (1.0 - chance));
}

// Everybody starts as the bench's account, with its inbox.
std::size_t learners(LogInBench& bench) {
    std::size_t learned = 0;
    for (std::uint32_t id = 0; id < people; ++id) {
        Account account = bench.account;
        Inbox inbox = bench.inbox;
        bench.log_in_as(id, account, inbox);
        learned += inbox.seen != 0 ? 1 : 0;
    }
    return learned;
}

void everybody_logs_in(LogInBench& bench) {
    for (std::uint32_t id = 0; id < people; ++id) {
        Account account = bench.account;
        Inbox inbox = bench.inbox;
        bench.log_in_as(id, account, inbox);
    }
}

TEST(Reading, MorePostsAreSeenMoreOften) {
    LogInBench bench;
    bench.inbox = {.news = bench.published.add(0.5), .posts = 2048};  // half a post
    EXPECT_LT(deviation(learners(bench), 1 - std::exp(-0.5)), 4.5);
}

TEST(Reading, TheBoardIsSeenByTheInvolved) {
    LogInBench bench;
    bench.published.add(0.5);
    bench.now.board_chance = 0.2;
    bench.account.involvement = 1.5F;
    EXPECT_LT(deviation(learners(bench), 0.3), 4.5);
}

TEST(Reading, FeedAndBoardAreIndependent) {
    LogInBench bench;
    bench.inbox = {.news = bench.published.add(0.5), .posts = 2048};
    bench.now.board_chance = 0.3;
    EXPECT_LT(deviation(learners(bench), 1 - 0.7 * std::exp(-0.5)), 4.5);
}

TEST(Posting, FollowsTheHazards) {
    for (const bool prompted : {true, false}) {
        LogInBench bench;
        bench.inbox.seen = bench.published.add(0.0);
        if (prompted) bench.fill_inbox(0);
        bench.account.outrage = 0.6F;
        bench.account.fatigue = 0.25F;
        bench.account.engagement = 3.0F;
        bench.account.involvement = 0.8F;
        bench.now.novelty = 0.9;
        everybody_logs_in(bench);
        const double w = 3.0 * 0.75 * 0.9 * (prompted ? 1.0 : 0.3);
        const double negative = 0.48 * 0.8 * 0.36 * w;
        const double neutral = 0.057 * 0.4 * w;
        const double posts = 1 - std::exp(-(negative + neutral));
        EXPECT_LT(deviation(bench.outcome.posts.size(), posts), 4.5) << prompted;
        EXPECT_LT(deviation(bench.outcome.negative, posts * negative / (negative + neutral)), 4.5)
            << prompted;
        EXPECT_EQ(bench.outcome.posts.size(), bench.outcome.negative + bench.outcome.neutral);
    }
}

void post_for_sure(LogInBench& bench, float outrage) {
    bench.inbox.seen = 5;
    bench.published.add(0.0);
    bench.account.outrage = outrage;
    bench.account.engagement = 1e6F;
    bench.now.novelty = 1.0;
    bench.log_in_as(77);
}

TEST(Posting, OutragedPostsCarryTheOutrageOfTheirAuthor) {
    LogInBench bench;
    post_for_sure(bench, 1.0F);
    ASSERT_EQ(bench.outcome.posts.size(), 1U);
    const Post& post = bench.outcome.posts[0];
    EXPECT_EQ(post.author, 77U);
    EXPECT_EQ(post.outrage, 1.0F);
    EXPECT_EQ(post.news, 5U) << "whoever reads it learns what the author knows";
    EXPECT_TRUE(post.own_community_first);
    EXPECT_TRUE(post.fanlike);
    EXPECT_EQ(bench.outcome.negative, 1U);
}

TEST(Posting, CalmPostsCarryNone) {
    LogInBench bench;
    post_for_sure(bench, 0.0F);
    ASSERT_EQ(bench.outcome.posts.size(), 1U);
    EXPECT_EQ(bench.outcome.posts[0].outrage, 0.0F);
    EXPECT_EQ(bench.outcome.neutral, 1U);
}

TEST(Posting, Tires) {
    LogInBench bench;
    post_for_sure(bench, 1.0F);
    EXPECT_NEAR(bench.account.fatigue, 0.2, 1e-6);
    bench.log_in_as(77);
    EXPECT_NEAR(bench.account.fatigue, 0.36, 1e-6);
}

TEST(Posting, KolsReachEverybodyAlike) {
    LogInBench bench;
    bench.inbox.seen = bench.published.add(0.0);
    bench.inbox.fanlike = 0;
    bench.account.type = AccountType::kol_neutral;
    bench.account.engagement = 1e6F;
    bench.now.novelty = 1.0;
    bench.log_in();
    ASSERT_EQ(bench.outcome.posts.size(), 1U);
    EXPECT_FALSE(bench.outcome.posts[0].own_community_first);
    EXPECT_FALSE(bench.outcome.posts[0].fanlike);
}

TEST(Posting, WhoKnowsNothingIsSilent) {
    LogInBench bench;
    bench.account.engagement = 1e6F;
    bench.now.novelty = 1.0;
    bench.fill_inbox(0);
    everybody_logs_in(bench);
    EXPECT_TRUE(bench.outcome.posts.empty());
}

}  // namespace
}  // namespace backlash
