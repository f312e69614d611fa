// Log-ins in batches do what the same log-ins do plainly, one by one, bit for bit.
#include "simulation/log_in_batch.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <random>

#include "simulation/log_in_bench.hpp"
#include "simulation/plain_log_in.hpp"
#include "simulation/random_below.hpp"

namespace backlash {
namespace {

struct Crowd {
    Crowd(std::uint32_t people, std::uint32_t seed, std::uint32_t step) : random(seed) {
        for (std::uint32_t id = 0; id < people; ++id) {
            accounts.push_back({.outrage = share(),
                                .trust = share(),
                                .fatigue = share(),
                                .forgiveness = 0.5F * share(),
                                .loyalty = share(),
                                .involvement = 3.0F * share_or_none(),
                                .engagement = 4.0F * share_or_none(),
                                .threshold = 0.5F + 5.0F * share(),
                                .initial_trust = share(),
                                .calming_rate = 0.05F * share(),
                                .stamp = step - random_below(random, 30),
                                .type = static_cast<AccountType>(random_below(random, account_type_count)),
                                .spoke_up = random_below(random, 2) == 0,
                                .attribution = {0.1F, 0.2F, 0.3F, 0.4F}});
            const bool empty = random_below(random, 3) == 0;
            inboxes.push_back({.news = empty ? 0 : random_below(random, 8),
                               .seen = random_below(random, 8) * random_below(random, 2),
                               .posts = empty ? 0 : random_below(random, 3U << Inbox::posts_bits),
                               .outrage = empty ? 0 : random_below(random, 3U << Inbox::outrage_bits),
                               .stamp = step - random_below(random, 30),
                               .fanlike = random_below(random, 2)});
        }
    }
    float share() { return static_cast<float>(random_below(random, 1 << 20)) * 0x1p-20F; }
    float share_or_none() { return random_below(random, 8) == 0 ? 0.0F : share(); }

    std::mt19937 random;
    std::vector<Account> accounts;
    std::vector<Inbox> inboxes;
};

void prepare(LogInBench& bench) {
    bench.published.add(0.5);
    bench.published.add(JudgedResponse{.worth = {.completeness = 0.6}, .scapegoating = 0.3});
    bench.published.add(0.3);
    bench.scenario.posting.negative_rate = 4.0;
    bench.reaction = Reaction(bench.scenario);
    bench.now.step = 200;
    bench.now.novelty = *rc::gen::inRange(0, 5) / 4.0;
    bench.now.board_chance = *rc::gen::inRange(0, 3) / 10.0;
    bench.now.board_dose = 2.0;
}

template <class Record>
bool same_bytes(const std::vector<Record>& a, const std::vector<Record>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Record)) == 0;
}

bool same(const Post& a, const Post& b) {
    return a.author == b.author && a.outrage == b.outrage && a.news == b.news &&
           a.own_community_first == b.own_community_first && a.fanlike == b.fanlike;
}

void expect_same(const BlockOutcome& a, const BlockOutcome& b) {
    RC_ASSERT(std::ranges::equal(a.posts, b.posts, same));
    RC_ASSERT(a.departed == b.departed);
    RC_ASSERT(a.negative == b.negative);
    RC_ASSERT(a.neutral == b.neutral);
    RC_ASSERT(a.change.forgiven == b.change.forgiven);
    RC_ASSERT(a.change.forgivable == b.change.forgivable);
    RC_ASSERT(a.change.fan_trust == b.change.fan_trust);
    RC_ASSERT(a.change.aware == b.change.aware);
}

RC_GTEST_PROP(LogInBatch, IsItsLogInsOneByOne, (std::uint32_t seed)) {
    LogInBench bench;
    prepare(bench);
    Crowd crowd(700, seed, bench.now.step);
    Crowd plain = crowd;
    std::vector<std::uint32_t> ids;
    for (std::uint32_t id = 0; id < crowd.accounts.size(); ++id)
        if (random_below(crowd.random, 4) != 0 && ids.size() < log_in_batch) ids.push_back(id);
    RC_ASSERT(ids.size() > word_batch);
    bench.log_in(ids, crowd.accounts, crowd.inboxes);
    BlockOutcome outcome;
    const PlainLogIn one_by_one(bench.scenario, bench.decay);
    std::vector<float> trust_before;
    for (const std::uint32_t id : ids) {
        const auto words = bench.words_of(id);
        trust_before.push_back(plain.accounts[id].trust);
        one_by_one.handle(id, bench.now, words, plain.accounts[id], plain.inboxes[id], outcome);
    }
    RC_ASSERT(same_bytes(crowd.accounts, plain.accounts));
    RC_ASSERT(same_bytes(crowd.inboxes, plain.inboxes));
    expect_same(bench.outcome, outcome);
    // Whose trust has changed is told, with what it was.
    std::size_t told = 0;
    for (std::size_t k = 0; k < ids.size(); ++k) {
        const bool is_told = told < bench.touched.count && bench.touched.places[told] == k;
        RC_ASSERT(is_told || plain.accounts[ids[k]].trust == trust_before[k]);
        if (!is_told) continue;
        ++told;
        RC_ASSERT(bench.touched.trust_before[k] == trust_before[k]);
        const float least = plain.inboxes[ids[k]].seen == 0 ? 0.0F : std::numeric_limits<float>::min();
        RC_ASSERT(bench.touched.readiness[k] ==
                  std::max(least, bench.readiness(plain.accounts[ids[k]], plain.inboxes[ids[k]])));
    }
    RC_ASSERT(told == bench.touched.count);
}

// Asked part by part, a block gives the log-ins that its accounts give alone.
RC_GTEST_PROP(LogInBatch, IsSelectedPartByPart, (std::uint32_t seed)) {
    constexpr std::uint32_t first_id = 1000;
    LogInBench bench;
    prepare(bench);
    Crowd crowd(first_id + 500, seed, bench.now.step);
    const auto filter_of_crowd = [&] {
        IdleFilter filter = filter_of(crowd.accounts, bench.scenario);
        for (std::uint32_t id = first_id; id < crowd.accounts.size(); ++id) {
            filter.settle(id, bench.readiness(crowd.accounts[id], crowd.inboxes[id]));
            if (id % 3 == 0) filter.wake(id);
        }
        return filter;
    };
    IdleFilter filter = filter_of_crowd();
    IdleFilter other = filter_of_crowd();
    const auto limits = filter.limits(bench.now.board_chance, bench.now.novelty);
    const auto log_in = [&](std::uint32_t index) { return LogIn(index, bench.log_in_of(index).marks()); };
    IdleFilter::Selected together;
    for (const auto& [from, to] : {std::pair{0U, 200U}, std::pair{200U, 444U}, std::pair{444U, 500U}}) {
        RC_ASSERT(together.count <= from);
        std::vector<LogIn> part;
        for (std::uint32_t index = from; index < to; ++index) part.push_back(log_in(index));
        filter.select(first_id, part, limits, crowd.accounts, crowd.inboxes, together);
    }
    std::uint32_t found = 0;
    for (std::uint32_t index = 0; index < 500; ++index) {
        IdleFilter::Selected alone;
        other.select(first_id, std::array{log_in(index)}, limits, crowd.accounts, crowd.inboxes, alone);
        if (alone.count == 0) continue;
        RC_ASSERT(together.ids[found] == alone.ids[0]);
        RC_ASSERT(together.may_post[found] == alone.may_post[0]);
        RC_ASSERT(together.log_ins[found].marks() == log_in(together.ids[found] - first_id).marks());
        ++found;
    }
    RC_ASSERT(found == together.count);
}

TEST(LogInBatch, HasRoomForAnotherPartUntilItHasNot) {
    IdleFilter::Selected selected;
    selected.count = log_in_batch - word_batch;
    EXPECT_TRUE(selected.has_room());
    ++selected.count;
    EXPECT_FALSE(selected.has_room());
}

}  // namespace
}  // namespace backlash
