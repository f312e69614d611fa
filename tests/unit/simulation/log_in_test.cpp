// What one log-in does: reading, then reaction.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>

#include "simulation/log_in_bench.hpp"

namespace backlash {
namespace {

constexpr double precision = 1e-6;

// The account lies bit for bit as before.
bool untouched(const Account& account, const Account& before) {
    using Bits = std::array<std::uint32_t, 11>;
    const auto bits = [](const Account& a) {
        return Bits{std::bit_cast<std::uint32_t>(a.outrage),
                    std::bit_cast<std::uint32_t>(a.trust),
                    std::bit_cast<std::uint32_t>(a.fatigue),
                    std::bit_cast<std::uint32_t>(a.forgiveness),
                    std::bit_cast<std::uint32_t>(a.involvement),
                    a.stamp,
                    a.spoke_up ? 1U : 0U};
    };
    return bits(account) == bits(before);
}

TEST(LogIn, WhoKnowsNothingAndReadsNothingStaysAsIs) {
    LogInBench bench;
    bench.account.engagement = 1e6F;
    bench.now.step = 40;
    bench.now.novelty = 1.0;
    bench.now.board_chance = 0.5;
    bench.account.involvement = 0.0F;  // the board is there, but not for this account
    bench.published.add(0.9);
    const Account before = bench.account;
    for (std::uint32_t id = 0; id < 100; ++id) bench.log_in_as(id);
    EXPECT_TRUE(untouched(bench.account, before));
    EXPECT_EQ(bench.inbox.seen, 0U);
    EXPECT_TRUE(bench.outcome.posts.empty());
    EXPECT_EQ(bench.outcome.change.forgivable, 0);
}

TEST(LogIn, ReadingConsumesTheInboxEvenUnseen) {
    LogInBench bench;
    bench.inbox = {.news = 1, .posts = 1, .outrage = 1};  // 1/4096 post: overlooked
    bench.published.add(0.5);
    bench.log_in();
    EXPECT_EQ(bench.inbox.posts, 0U);
    EXPECT_EQ(bench.inbox.outrage, 0U);
    EXPECT_EQ(bench.inbox.news, 0U);
    EXPECT_EQ(bench.inbox.seen, 0U);
    EXPECT_EQ(bench.account.outrage, 0.0F);
}

TEST(LogIn, NewsIsLearnedOnce) {
    LogInBench bench;
    const std::uint64_t bit = bench.published.add(0.5);
    bench.fill_inbox(bit);
    bench.log_in();
    EXPECT_EQ(bench.inbox.seen, bit);
    EXPECT_NEAR(bench.account.outrage, 0.5, precision);
    EXPECT_NEAR(bench.account.trust, 0.6 * (1 - 0.5 * 0.5), precision);
    bench.fill_inbox(bit);
    bench.log_in();
    EXPECT_NEAR(bench.account.outrage, 0.5, precision);
    EXPECT_EQ(bench.outcome.change.aware[static_cast<std::size_t>(AccountType::fan)], 1);
}

TEST(LogIn, TheBoardTellsEverything) {
    LogInBench bench;
    bench.published.add(0.5);
    bench.published.add(0.2);
    bench.now.board_chance = 1.0;
    bench.now.board_dose = 2.0;
    bench.log_in();
    EXPECT_EQ(bench.inbox.seen, 3U);
    const double appraised = 0.5 + 0.5 * 0.2;
    EXPECT_NEAR(bench.account.outrage, appraised + 0.10 * 4.0 / (4.0 + 9.0) * (1 - appraised), precision);
}

TEST(LogIn, OutrageReadInOneGoAddsUpToACapacity) {
    for (const double dose : {1.0, 3.0, 19.0, 60.0}) {
        LogInBench bench;
        bench.inbox.seen = bench.published.add(0.0);
        bench.fill_inbox(0, dose);
        bench.log_in();
        const double x = std::min(dose, 20.0);
        const double rise = 0.10 * x * x / (x * x + 9.0);
        EXPECT_NEAR(bench.account.outrage, rise, precision) << dose;
        EXPECT_NEAR(bench.account.trust, 0.6 * (1 - 0.5 * rise), precision);
    }
}

TEST(LogIn, RumoursOfNothingDoNotSpreadOutrage) {
    LogInBench bench;
    bench.fill_inbox(0, 20.0);
    bench.log_in();
    EXPECT_EQ(bench.account.outrage, 0.0F) << "outraged posts, but no idea about what";
    EXPECT_EQ(bench.inbox.seen, 0U);
}

TEST(LogIn, WithoutOutrageReadNothingIsCaughtWhateverTheThreshold) {
    LogInBench bench;
    bench.account.threshold = 0.0F;
    bench.account.outrage = 0.25F;
    bench.inbox.seen = bench.published.add(0.0);
    bench.fill_inbox(bench.published.add(0.0));
    bench.log_in();
    EXPECT_EQ(bench.account.outrage, 0.25F);
    EXPECT_EQ(bench.account.trust, 0.6F);
}

RC_GTEST_PROP(LogIn, CalmingAtOnceIsCalmingStepByStep, ()) {
    LogInBench bench;
    bench.account.outrage = static_cast<float>(*rc::gen::inRange(0, 1001)) / 1000.0F;
    bench.account.fatigue = 0.7F;
    bench.account.calming_rate =
        static_cast<float>(1.0 / 12.0 / 36.0 / (1.0 + 0.001 * *rc::gen::inRange(0, 1001)));
    const auto steps = *rc::gen::inRange<std::uint32_t>(0, 864);
    double outrage = bench.account.outrage;
    double fatigue = bench.account.fatigue;
    for (std::uint32_t k = 0; k < steps; ++k) {
        outrage *= std::exp(-static_cast<double>(bench.account.calming_rate));
        fatigue *= std::exp(-1.0 / 12.0 / 8.0);
    }
    bench.reaction.calm_to(bench.account, steps);
    RC_ASSERT(std::abs(bench.account.outrage - outrage) < precision);
    RC_ASSERT(std::abs(bench.account.fatigue - fatigue) < precision);
    RC_ASSERT(bench.account.stamp == steps);
}

TEST(LogIn, CalmsBeforeItReads) {
    LogInBench bench;
    bench.inbox.seen = bench.published.add(0.0);
    bench.account.outrage = 0.8F;
    bench.account.calming_rate = 0.01F;
    bench.now.step = 100;
    bench.fill_inbox(bench.published.add(0.5));
    bench.log_in();
    const double calm = 0.8 * std::exp(-1.0);
    EXPECT_NEAR(bench.account.outrage, calm + (1 - calm) * 0.5, precision);
}

TEST(LogIn, ResponsesForgiveInTheOrderOfPublication) {
    LogInBench bench;
    const std::uint64_t leak = bench.published.add(0.5);
    const std::uint64_t apology =
        bench.published.add(JudgedResponse{.worth = {.completeness = 0.8}, .scapegoating = 0.4});
    bench.fill_inbox(leak | apology);
    bench.log_in();
    const double trust = 0.6 * 0.75;
    const double forgiven = trust * (1 - std::exp(-0.8));
    const double calmed = 0.5 * (1 - forgiven);
    EXPECT_NEAR(bench.account.forgiveness, forgiven, precision) << "trust as it is after the leak";
    EXPECT_NEAR(bench.account.outrage, calmed + 0.25 * 0.4 * 0.7 * (1 - calmed), precision);
    EXPECT_NEAR(bench.account.trust, trust + 0.3 * forgiven * (0.6 - trust), precision);
    EXPECT_EQ(bench.outcome.change.forgiven, RunningSums::forgiven_by(bench.account));
}

TEST(LogIn, OnlyWhatAnAccountHasHeardOfIsForgiven) {
    LogInBench bench;
    const std::uint64_t poor = bench.published.add(JudgedResponse{.worth = {.completeness = 0.3}});
    bench.published.add(JudgedResponse{.worth = {.completeness = 0.8, .plan = 0.5}});
    bench.fill_inbox(poor);
    bench.log_in();
    EXPECT_NEAR(bench.account.forgiveness, 0.6 * (1 - std::exp(-0.3)), precision);
}

TEST(LogIn, AResponseThatOffersLessChangesNothing) {
    LogInBench bench;
    const std::uint64_t good =
        bench.published.add(JudgedResponse{.worth = {.completeness = 0.8, .plan = 0.5}});
    const std::uint64_t poor = bench.published.add(JudgedResponse{.worth = {.completeness = 0.3}});
    bench.account.outrage = 0.6F;
    bench.fill_inbox(good);
    bench.log_in();
    const Account after_good = bench.account;
    bench.fill_inbox(poor);
    bench.log_in();
    EXPECT_EQ(bench.inbox.seen, good | poor);
    EXPECT_NEAR(bench.account.outrage, after_good.outrage, precision);
    EXPECT_NEAR(bench.account.trust, after_good.trust, precision);
    EXPECT_NEAR(bench.account.forgiveness, after_good.forgiveness, precision);
}

// Learns of something that leaves its outrage as it is.
bool leaves(LogInBench& bench) {
    bench.outcome.clear();
    bench.fill_inbox(bench.published.add(0.0));
    bench.log_in_as(4);
    return bench.outcome.departed == std::vector<std::uint32_t>{4};
}

TEST(LogIn, AnAllyLeavesOnce) {
    LogInBench bench;
    bench.account.type = AccountType::kol_ally;
    bench.account.outrage = 0.9F;
    EXPECT_FALSE(leaves(bench)) << "the threshold itself is not enough";
    bench.account.outrage = 0.95F;
    EXPECT_TRUE(leaves(bench));
    EXPECT_FALSE(leaves(bench));
    for (const auto type : {AccountType::core, AccountType::kol_neutral, AccountType::kol_hostile}) {
        bench.account.type = type;
        bench.account.spoke_up = false;
        EXPECT_FALSE(leaves(bench)) << "only allies leave";
    }
}

}  // namespace
}  // namespace backlash
