#include "simulation/delivery.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "simulation/random_below.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t accounts = 300;
constexpr double step_hours = 1.0 / 12.0;
constexpr double lifetime = 6.0;
constexpr std::uint32_t run_steps = 2'000'000;

// Everybody follows everybody else with probability 1/2, so that a few dozen posts are worth several threads.
FollowerGraph dense_graph() {
    std::mt19937 random(1);
    std::vector<std::uint64_t> starts = {0};
    std::vector<std::uint32_t> followers;
    for (std::uint32_t author = 0; author < accounts; ++author) {
        for (std::uint32_t id = 0; id < accounts; ++id) {
            if (id != author && random_below(random, 2) == 0) followers.push_back(id);
        }
        starts.push_back(followers.size());
    }
    return {starts, followers};
}

const FollowerGraph& graph() {
    static const FollowerGraph built = dense_graph();
    return built;
}

std::vector<Inbox> empty_inboxes() {
    std::vector<Inbox> inboxes(accounts);
    for (std::uint32_t id = 0; id < accounts; ++id) inboxes[id].fanlike = id % 3 == 0 ? 1 : 0;
    return inboxes;
}

Post random_post(std::mt19937& random) {
    return {.author = random_below(random, accounts),
            .outrage = static_cast<float>(random_below(random, 1001)) / 1000.0F,
            .news = std::uint64_t{1} << (random_below(random, 64)),
            .own_community_first = random_below(random, 2) == 0,
            .fanlike = random_below(random, 2) == 0};
}

using Steps = std::vector<std::pair<std::uint32_t, std::vector<Post>>>;  // step at whose start they are read

Steps random_steps(std::uint32_t seed) {
    std::mt19937 random(seed);
    Steps steps;
    std::uint32_t step = 0;
    for (int k = 0; k < 4; ++k) {
        step += 1 + random_below(random, 200);
        std::vector<Post> posts(random_below(random, 60));
        std::ranges::generate(posts, [&] { return random_post(random); });
        steps.emplace_back(step, posts);
    }
    return steps;
}

double weight(const Post& post, const Inbox& inbox) {
    const bool same = post.fanlike == (inbox.fanlike != 0);
    return same || !post.own_community_first ? 1.0 : 0.5;
}

// One account at a time: fades once a step with posts for it, then takes them all in.
void receive_plainly(std::uint32_t id, const Steps& steps, Inbox& inbox) {
    for (const auto& [step, posts] : steps) {
        for (const Post& post : posts) {
            if (!std::ranges::binary_search(graph().followers(post.author), id)) continue;
            const auto faded = [&, elapsed = step - inbox.stamp](std::uint32_t value) {
                if (elapsed == 0) return std::uint64_t{value};
                const double factor = std::exp(-static_cast<double>(elapsed) * step_hours / lifetime);
                return (value * static_cast<std::uint64_t>(std::llround(factor * 0x1p32))) >> 32;
            };
            const double w = weight(post, inbox);
            inbox.posts = static_cast<std::uint32_t>(faded(inbox.posts) + std::llround(w * 4096.0));
            inbox.outrage =
                static_cast<std::uint32_t>(faded(inbox.outrage) + std::llround(w * post.outrage * 65536.0));
            inbox.news |= post.news;
            inbox.stamp = step;
        }
    }
}

IdleFilter no_filter(std::size_t size) {
    return {size, Scenario{}};
}

std::vector<Inbox> deliver(const Steps& steps, Executor& executor) {
    const FeedDecay decay(step_hours, lifetime, run_steps);
    const Delivery delivery(AttentionValues{}, decay, graph());
    auto inboxes = empty_inboxes();
    IdleFilter filter = no_filter(accounts);
    for (const auto& [step, posts] : steps) delivery.deliver(posts, step, inboxes, filter, executor);
    return inboxes;
}

bool same(const Inbox& a, const Inbox& b) {
    return a.news == b.news && a.seen == b.seen && a.posts == b.posts && a.outrage == b.outrage &&
           a.stamp == b.stamp;
}

RC_GTEST_PROP(Delivery, AgreesWithOneAccountAtATime, ()) {
    const Steps steps = random_steps(*rc::gen::arbitrary<std::uint32_t>());
    auto expected = empty_inboxes();
    for (std::uint32_t id = 0; id < accounts; ++id) receive_plainly(id, steps, expected[id]);
    RC_ASSERT(std::ranges::equal(deliver(steps, *serial_executor()), expected, same));
}

RC_GTEST_PROP(Delivery, DependsNeitherOnThreadsNorOnTheOrderOfPosts, ()) {
    const auto seed = *rc::gen::arbitrary<std::uint32_t>();
    Steps steps = random_steps(seed);
    const auto expected = deliver(steps, *serial_executor());
    std::mt19937 random(seed);
    for (auto& [step, posts] : steps) std::ranges::shuffle(posts, random);
    for (const int threads : {1, 2, 3}) {
        RC_ASSERT(std::ranges::equal(deliver(steps, *parallel_executor(threads)), expected, same));
    }
}

TEST(Delivery, CountsPostsTimesFollowers) {
    const FeedDecay decay(step_hours, lifetime, run_steps);
    const Delivery delivery(AttentionValues{}, decay, graph());
    auto inboxes = empty_inboxes();
    IdleFilter filter = no_filter(accounts);
    const std::vector<Post> posts = {{.author = 3}, {.author = 4}, {.author = 3}};
    EXPECT_EQ(delivery.deliver(posts, 1, inboxes, filter, *serial_executor()),
              2 * graph().followers(3).size() + graph().followers(4).size());
}

// A row that is longer than what is put together at a time, and more short ones than that.
TEST(Delivery, ReachesEverybodyOfLongRowsAndShortOnes) {
    constexpr std::uint32_t fans = 5000;
    constexpr std::uint32_t chain = 1000;
    std::vector<std::uint64_t> starts = {0, fans};
    std::vector<std::uint32_t> followers(fans);
    std::iota(followers.begin(), followers.end(), 1);
    std::vector<Post> posts = {{.author = 0}};
    for (std::uint32_t author = 1; author <= fans; ++author) {
        if (author < chain) followers.push_back(author + 1);
        starts.push_back(followers.size());
        posts.push_back({.author = author});
    }
    posts.push_back({.author = 0});
    const FollowerGraph uneven(starts, followers);
    const FeedDecay decay(step_hours, lifetime, run_steps);
    const Delivery delivery(AttentionValues{}, decay, uneven);
    std::vector<Inbox> inboxes(fans + 1);
    IdleFilter filter = no_filter(inboxes.size());
    EXPECT_EQ(delivery.deliver(posts, 1, inboxes, filter, *serial_executor()), 2 * fans + chain - 1);
    EXPECT_EQ(inboxes[0].posts, 0U);
    for (std::uint32_t id = 1; id <= fans; ++id)
        EXPECT_EQ(inboxes[id].posts >> Inbox::posts_bits, id >= 2 && id <= chain ? 3U : 2U) << id;
}

TEST(Delivery, OrdinaryPostsCountLessInTheOtherCommunity) {
    const FollowerGraph one_author({0, 2, 2, 2}, {1, 2});
    const FeedDecay decay(step_hours, lifetime, run_steps);
    const Delivery delivery(AttentionValues{.cross_community = 0.25}, decay, one_author);
    std::vector<Inbox> inboxes(3);
    IdleFilter filter = no_filter(3);
    inboxes[1].fanlike = 1;
    delivery.deliver(
        std::vector<Post>{{.author = 0, .outrage = 0.5F, .own_community_first = true, .fanlike = true}}, 0,
        inboxes, filter, *serial_executor());
    EXPECT_EQ(inboxes[1].posts, 4096U);
    EXPECT_EQ(inboxes[1].outrage, 32768U);
    EXPECT_EQ(inboxes[2].posts, 1024U);
    EXPECT_EQ(inboxes[2].outrage, 8192U);
    EXPECT_EQ(inboxes[0].posts, 0U) << "nobody reads their own posts";
    delivery.deliver(std::vector<Post>{{.author = 0, .own_community_first = false, .fanlike = true}}, 0,
                     inboxes, filter, *serial_executor());
    EXPECT_EQ(inboxes[2].posts, 1024U + 4096U) << "a KOL reaches everybody alike";
}

TEST(Delivery, FullInboxesStayFull) {
    const FollowerGraph one_author({0, 1, 1}, {1});
    const FeedDecay decay(step_hours, lifetime, run_steps);
    const Delivery delivery(AttentionValues{}, decay, one_author);
    std::vector<Inbox> inboxes(2);
    IdleFilter filter = no_filter(2);
    inboxes[1].posts = inboxes[1].outrage = UINT32_MAX - 10;
    delivery.deliver(std::vector<Post>{{.author = 0, .outrage = 1.0F}}, 0, inboxes, filter,
                     *serial_executor());
    EXPECT_EQ(inboxes[1].posts, UINT32_MAX);
    EXPECT_EQ(inboxes[1].outrage, UINT32_MAX);
}

TEST(FeedDecay, FadesWithItsLifetimeAndKeepsTheNews) {
    const FeedDecay decay(step_hours, lifetime, run_steps);
    Inbox inbox{.news = 5, .seen = 1, .posts = 1'000'000'000, .outrage = 2'000'000'000, .stamp = 10};
    decay.bring_to(inbox, 10);
    EXPECT_EQ(inbox.posts, 1'000'000'000U) << "no time has passed";
    decay.bring_to(inbox, 10 + 72);
    EXPECT_NEAR(inbox.posts, 1e9 * std::exp(-1.0), 1.0);
    EXPECT_NEAR(inbox.outrage, 2e9 * std::exp(-1.0), 1.0);
    EXPECT_EQ(inbox.stamp, 82U);
    EXPECT_EQ(inbox.news, 5U);
    EXPECT_EQ(inbox.seen, 1U);
    decay.bring_to(inbox, 1'000'000);
    EXPECT_EQ(inbox.posts, 0U);
}

TEST(FeedDecay, IsTheSameInARunThatEndsBeforeAnInboxHasFaded) {
    const FeedDecay decay(step_hours, lifetime, run_steps);
    for (const std::uint32_t steps : {1U, 2U, 100U, 1595U, 1596U, 1597U, 1598U, 5000U}) {
        const FeedDecay of_short_run(step_hours, lifetime, steps);
        for (std::uint32_t step = 0; step <= steps; ++step) {
            Inbox expected{.posts = UINT32_MAX, .outrage = 123'456'789};
            Inbox inbox = expected;
            decay.bring_to(expected, step);
            of_short_run.bring_to(inbox, step);
            ASSERT_TRUE(same(inbox, expected)) << step << " of " << steps;
        }
    }
}

}  // namespace
}  // namespace backlash
