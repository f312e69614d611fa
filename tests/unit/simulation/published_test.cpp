#include "simulation/published.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace backlash {
namespace {

double random_share() {
    return 0.001 * *rc::gen::inRange(0, 1001);
}

JudgedResponse random_response() {
    return {.worth = {.completeness = random_share(),
                      .penalty = {random_share(), random_share(), random_share(), random_share()},
                      .plan = random_share()}};
}

TEST(Published, GivesBitsInOrder) {
    Published published;
    EXPECT_EQ(published.all(), 0U);
    EXPECT_EQ(published.add(0.3), 1U);
    EXPECT_FALSE(published.any_response());
    EXPECT_EQ(published.add(JudgedResponse{}), 2U);
    EXPECT_TRUE(published.any_response());
    EXPECT_EQ(published.add(0.1), 4U);
    EXPECT_EQ(published.all(), 7U);
    EXPECT_EQ(published.count(), 3U);
    EXPECT_EQ(std::get<double>(published.effect(2)), 0.1);
}

RC_GTEST_PROP(Published, TheBestIsTheLargestOfWhatWasSeen, ()) {
    Published published;
    std::array<std::optional<BestResponse>, event_limit> responses;
    for (auto& response : responses) {
        if (*rc::gen::arbitrary<bool>()) {
            const JudgedResponse judged = random_response();
            response = judged.worth;
            published.add(judged);
        } else {
            published.add(0.5);
        }
    }
    const auto seen = *rc::gen::arbitrary<std::uint64_t>() & *rc::gen::arbitrary<std::uint64_t>();
    BestResponse expected;
    for (std::size_t bit = 0; bit < responses.size(); ++bit) {
        if ((seen >> bit & 1U) == 0 || !responses[bit]) continue;
        expected.completeness = std::max(expected.completeness, responses[bit]->completeness);
        expected.plan = std::max(expected.plan, responses[bit]->plan);
        for (std::size_t m = 0; m < level_count; ++m) {
            expected.penalty[m] = std::max(expected.penalty[m], responses[bit]->penalty[m]);
        }
    }
    const BestResponse best = published.best_of(seen);
    RC_ASSERT(best.completeness == expected.completeness);
    RC_ASSERT(best.plan == expected.plan);
    RC_ASSERT(best.penalty == expected.penalty);
}

}  // namespace
}  // namespace backlash
