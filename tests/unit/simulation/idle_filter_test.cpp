#include "simulation/idle_filter.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <tuple>

#include "simulation/log_in_bench.hpp"
#include "simulation/random_below.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t people = 200;

// Somebody as a run may leave them: aware or not, angry or not, with and without unread posts.
struct Crowd {
    explicit Crowd(std::uint32_t seed) : random(seed), accounts(people), inboxes(people) {
        for (std::uint32_t id = 0; id < people; ++id) {
            Account& account = accounts[id];
            account.involvement =
                (id % 8 == 0 ? 90.0F : 3.0F) * share() * share();  // some stated, above the cap
            account.engagement = 5.0F * share();
            account.threshold = 3.0F;
            account.trust = account.initial_trust = share();
            account.outrage = share() * share();
            account.fatigue = share();
            account.calming_rate = 0.01F;
            inboxes[id].seen = random_below(random, 2);
            if (inboxes[id].seen == 0) account.outrage = account.fatigue = 0.0F;
        }
    }
    float share() { return static_cast<float>(random_below(random, 1 << 20)) * 0x1p-20F; }

    std::mt19937 random;
    std::vector<Account> accounts;
    std::vector<Inbox> inboxes;
};

struct FilteredCrowd : Crowd {
    FilteredCrowd(std::uint32_t seed, const LogInBench& bench)
        : Crowd(seed), filter(filter_of(accounts, bench.scenario)) {
        for (std::uint32_t id = 0; id < people; ++id)
            filter.settle(id, bench.readiness(accounts[id], inboxes[id]));
    }
    // Everybody logs in.
    IdleFilter::Selected selected_in(const LogInBench& bench) {
        std::vector<LogIn> everyone;
        for (std::uint32_t id = 0; id < people; ++id) everyone.push_back(bench.log_in_of(id));
        IdleFilter::Selected selected;
        filter.select(0, everyone, filter.limits(bench.now.board_chance, bench.now.novelty), accounts,
                      inboxes, selected);
        return selected;
    }
    IdleFilter filter;
};

bool holds(const IdleFilter::Selected& selected, std::uint32_t id) {
    const auto end = selected.ids.begin() + selected.count;
    return std::find(selected.ids.begin(), end, id) != end;
}

template <class Record>
bool same_bytes(const Record& a, const Record& b) {
    return std::memcmp(&a, &b, sizeof(Record)) == 0;
}

void prepare(LogInBench& bench) {
    bench.published.add(0.5);
    bench.scenario.posting.negative_rate = 4.0;
    bench.reaction = Reaction(bench.scenario);
    bench.now.step = *rc::gen::inRange(0, 500);
    bench.now.board_chance = 0.3 * *rc::gen::inRange(0, 100) / 100.0;
    bench.now.board_dose = 1.0;
    bench.now.novelty = *rc::gen::inRange(0, 100) / 100.0;
}

// The promise on which equal results rest.
RC_GTEST_PROP(IdleFilter, PassesOverNobodyWhomALogInWouldChange, (std::uint32_t seed)) {
    LogInBench bench;
    prepare(bench);
    FilteredCrowd crowd(seed, bench);
    const auto selected = crowd.selected_in(bench);
    for (std::uint32_t id = 0; id < people; ++id) {
        if (holds(selected, id)) continue;
        Account account = crowd.accounts[id];
        Inbox inbox = crowd.inboxes[id];
        bench.log_in_as(id, account, inbox);
        RC_ASSERT(same_bytes(account, crowd.accounts[id]));
        inbox.stamp = crowd.inboxes[id].stamp;  // of an empty inbox: means nothing
        RC_ASSERT(same_bytes(inbox, crowd.inboxes[id]));
    }
    RC_ASSERT(bench.outcome.posts.empty());
    RC_ASSERT(bench.outcome.change.forgivable == 0);
}

RC_GTEST_PROP(IdleFilter, GivesTheLogInsInTheirOrder, (std::uint32_t seed)) {
    LogInBench bench;
    prepare(bench);
    FilteredCrowd crowd(seed, bench);
    for (std::uint32_t id = 0; id < people; ++id) crowd.filter.wake(id);
    const auto selected = crowd.selected_in(bench);
    RC_ASSERT(selected.count == people);
    for (std::uint32_t id = 0; id < people; ++id) {
        RC_ASSERT(selected.ids[id] == id);
        RC_ASSERT(selected.log_ins[id].index() == id);
        RC_ASSERT(selected.log_ins[id].marks() == bench.log_in_of(id).marks());
    }
}

// Unread posts are behind them: only who may post unprompted is looked at again, and has the mark of it.
RC_GTEST_PROP(IdleFilter, TakesTheSelectedToHaveRead, (std::uint32_t seed)) {
    LogInBench bench;
    prepare(bench);
    bench.now.board_chance = 0.0;
    FilteredCrowd crowd(seed, bench);
    for (std::uint32_t id = 0; id < people; ++id) crowd.filter.wake(id);
    const auto awake = crowd.selected_in(bench);
    const auto after = crowd.selected_in(bench);
    RC_ASSERT(after.count < people);
    std::vector<std::uint32_t> may_post;
    for (std::uint32_t k = 0; k < people; ++k)
        if (awake.may_post[k] != 0) may_post.push_back(awake.ids[k]);
    RC_ASSERT(
        std::equal(may_post.begin(), may_post.end(), after.ids.begin(), after.ids.begin() + after.count));
}

// Who reads nothing and has no mark is left out by the reading.
RC_GTEST_PROP(IdleFilter, MarksEverybodyWhoMayPostUnprompted, (std::uint32_t seed)) {
    LogInBench bench;
    prepare(bench);
    FilteredCrowd crowd(seed, bench);
    for (std::uint32_t id = 0; id < people; ++id) {
        crowd.inboxes[id].posts = random_below(crowd.random, 2);  // 1/4096 post: most overlook it
        crowd.filter.wake(id);
    }
    auto marked = crowd.selected_in(bench);
    auto everybody = marked;
    everybody.may_post.fill(mask_of(true));
    FilteredCrowd other(seed, bench);
    other.inboxes = crowd.inboxes;
    LogInBench other_bench;
    other_bench.now = bench.now;
    other_bench.now.published = &bench.published;
    other_bench.reaction = bench.reaction;
    bench.log_in(marked, crowd.accounts, crowd.inboxes);
    other_bench.log_in(everybody, other.accounts, other.inboxes);
    RC_ASSERT(bench.outcome.posts.size() == other_bench.outcome.posts.size());
    RC_ASSERT(std::memcmp(crowd.accounts.data(), other.accounts.data(), people * sizeof(Account)) == 0);
    RC_ASSERT(std::memcmp(crowd.inboxes.data(), other.inboxes.data(), people * sizeof(Inbox)) == 0);
}

// Involvement and readiness at the ends of levels and right beside; the cap is no float.
TEST(IdleFilter, BoundsHoldAtTheEndsOfLevelsAndAreNear) {
    constexpr std::uint32_t steps = 400;
    LogInBench bench;
    bench.scenario.population.involvement_cap = 2.7;
    bench.scenario.posting = {.negative_rate = 0.3, .neutral_rate = 0.1, .unprompted = 0.3};
    const auto beside = [](double end, std::uint32_t id) {
        const auto value = static_cast<float>(end);
        return id % 3 == 0 ? value : std::nextafter(value, id % 3 == 1 ? 0.0F : 1e9F);
    };
    std::vector<Account> accounts(60);
    std::vector<float> readiness(accounts.size());
    for (std::uint32_t id = 0; id < accounts.size(); ++id) {
        const double octaves = (static_cast<double>(id / 3 % 14) - 13.0) / 3.0;
        accounts[id].involvement = std::min(beside(2.7 * std::exp2(octaves), id), 2.7F);
        readiness[id] = beside(0.4 * std::exp2(2.0 * (id / 3 % 6) - 8.0), id);
    }
    IdleFilter filter = filter_of(accounts, bench.scenario);
    for (std::uint32_t id = 0; id < accounts.size(); ++id) filter.settle(id, readiness[id]);
    const std::vector<Inbox> inboxes(accounts.size());
    double expected = 0.0;
    std::uint32_t looked_at = 0;
    for (std::uint32_t step = 0; step < steps; ++step) {
        bench.now.step = step;
        std::vector<LogIn> everyone;
        for (std::uint32_t id = 0; id < accounts.size(); ++id) everyone.push_back(bench.log_in_of(id));
        IdleFilter::Selected selected;
        filter.select(0, everyone, filter.limits(0.2, 0.9), accounts, inboxes, selected);
        looked_at += selected.count;
        for (std::uint32_t id = 0; id < accounts.size(); ++id) {
            const auto words = bench.words_of(id);
            const double hazard = readiness[id] * 0.9 * 0.3;
            const double board = accounts[id].involvement * 0.2;
            expected += 1.0 - (1.0 - hazard) * (1.0 - board);
            if (uniform24(words[2]) < hazard || uniform24(words[1]) < board) {
                EXPECT_TRUE(holds(selected, id)) << id << " at " << step;
            }
        }
    }
    EXPECT_LT(looked_at, 2.0 * expected);
    EXPECT_GT(looked_at, expected);
}

// Only a stated involvement above the cap has no bound; the cap is no float. One mark in 512 is below the
// least chance.
TEST(IdleFilter, WhoIsAtTheCapIsNotAboveIt) {
    LogInBench bench;
    bench.scenario.population.involvement_cap = 2.7;
    bench.now.board_chance = 1e-6;
    FilteredCrowd crowd(1, bench);
    for (const auto& [involvement, least, most] : {std::tuple{2.7F, 0U, 5U}, {2.8F, people, people}}) {
        for (Account& account : crowd.accounts) account.involvement = involvement;
        crowd.filter = filter_of(crowd.accounts, bench.scenario);
        EXPECT_GE(crowd.selected_in(bench).count, least);
        EXPECT_LE(crowd.selected_in(bench).count, most);
    }
}

// Of those who are above the cap, whoever they are, and of nobody else.
TEST(IdleFilter, TakesInEveryBlock) {
    constexpr std::uint32_t size = block_size + 300;
    const std::vector<std::uint32_t> expected = {
        3, 255, 256, block_size - 1, block_size, block_size + 255, size - 1};
    std::vector<Account> accounts(size);
    for (const std::uint32_t id : expected) accounts[id].involvement = 100.0F;
    IdleFilter filter = filter_of(accounts, Scenario{});
    const std::vector<Inbox> inboxes(size);
    const auto limits = filter.limits(0.1, 0.0);
    std::vector<std::uint32_t> found;
    for (std::uint32_t id = 0; id < size; ++id) {
        IdleFilter::Selected selected;
        const std::array one = {LogIn(id % cell_size, 0xFFFFFFFFU)};
        filter.select(id - id % cell_size, one, limits, accounts, inboxes, selected);
        if (selected.count > 0) found.push_back(selected.ids[0]);
    }
    EXPECT_EQ(found, expected);
}

// Without a chance to post unprompted, or a board, nobody is looked at, whatever the readiness.
TEST(IdleFilter, LooksAtNobodyWhoHasNothingToDo) {
    LogInBench bench;
    bench.scenario.posting.negative_rate = bench.scenario.posting.neutral_rate = 0.0;
    FilteredCrowd crowd(1, bench);
    for (std::uint32_t id = 0; id < people; ++id) crowd.filter.settle(id, 1e6F);
    bench.now.novelty = 0.0;
    EXPECT_EQ(crowd.selected_in(bench).count, 0U);
    bench.now.novelty = 1.0;
    EXPECT_EQ(crowd.selected_in(bench).count, people) << "as ready as can be";
}

TEST(IdleFilter, PassesOverWhoKnowsNothingAndMostOfTheCalm) {
    LogInBench bench;
    bench.now.novelty = 0.1;
    FilteredCrowd crowd(1, bench);
    EXPECT_LT(crowd.selected_in(bench).count, people / 4);
    for (std::uint32_t id = 0; id < people; ++id) crowd.filter.settle(id, 0.0F);
    EXPECT_EQ(crowd.selected_in(bench).count, 0U) << "nobody knows, and there is no board";
    crowd.filter.wake(7);
    EXPECT_TRUE(holds(crowd.selected_in(bench), 7));
}

}  // namespace
}  // namespace backlash
