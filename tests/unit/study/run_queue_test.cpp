#include "study/running/run_queue.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <numeric>
#include <set>
#include <thread>

#include "study/running/ranks.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

// Runs in `networks` groups of `size`.
SweepPlan plan_of(std::uint32_t networks, std::uint32_t size) {
    SweepPlan plan;
    for (std::uint32_t network = 0; network < networks; ++network) {
        for (std::uint32_t k = 0; k < size; ++k) plan.runs.push_back({k, network, network, {}});
    }
    return plan;
}

std::vector<std::size_t> all_runs(const SweepPlan& plan) {
    std::vector<std::size_t> runs(plan.runs.size());
    std::iota(runs.begin(), runs.end(), std::size_t{0});
    return runs;
}

class RunQueueTest : public ::testing::Test {
  protected:
    testing::TemporaryFolder temporary_;
    const std::filesystem::path folder_ = temporary_.path();
};

TEST_F(RunQueueTest, AWorkerStaysWithItsNetworkThenHelpsWhereMostIsLeft) {
    const SweepPlan plan = plan_of(3, 4);
    Claims claims(folder_, {}, plan.runs.size());
    RunQueue queue(plan, all_runs(plan), claims, [](std::size_t) { return false; });
    std::vector<std::uint32_t> of_one, of_two;
    for (int k = 0; k < 4; ++k) of_one.push_back(plan.runs[*queue.next(1)].network);
    of_two.push_back(plan.runs[*queue.next(2)].network);
    for (int k = 0; k < 4; ++k) of_one.push_back(plan.runs[*queue.next(1)].network);
    EXPECT_EQ(of_one, (std::vector<std::uint32_t>{0, 0, 0, 0, 2, 2, 2, 2}));
    EXPECT_EQ(of_two, std::vector<std::uint32_t>{1});
    EXPECT_EQ(plan.runs[*queue.next(1)].network, 1U);  // nothing else is left
    EXPECT_TRUE(queue.next(1));
    EXPECT_TRUE(queue.next(2));
    EXPECT_FALSE(queue.next(1));
    EXPECT_FALSE(queue.next(2));
}

TEST_F(RunQueueTest, TwoProcessesNeverDoTheSameRun) {
    const SweepPlan plan = plan_of(4, 25);
    Claims claims_a(folder_, {}, plan.runs.size());
    Claims claims_b(folder_, {}, plan.runs.size());
    const auto nobody = [](std::size_t) { return false; };
    RunQueue a(plan, all_runs(plan), claims_a, nobody);
    RunQueue b(plan, all_runs(plan), claims_b, nobody);
    std::vector<std::size_t> done_a, done_b;
    const auto work = [](RunQueue& queue, std::vector<std::size_t>& done) {
        while (const auto run = queue.next(0)) {
            done.push_back(*run);
            queue.finish(*run, true);
        }
    };
    std::thread other([&] { work(b, done_b); });
    work(a, done_a);
    other.join();
    std::multiset<std::size_t> all(done_a.begin(), done_a.end());
    all.insert(done_b.begin(), done_b.end());
    const auto expected = all_runs(plan);
    EXPECT_EQ(all, std::multiset<std::size_t>(expected.begin(), expected.end()));
    EXPECT_EQ(a.left_to_others() + b.left_to_others(), plan.runs.size());
}

TEST_F(RunQueueTest, WhatAnEndedProcessHadRecordedIsNotDoneAgain) {
    const SweepPlan plan = plan_of(1, 2);
    Claims claims(folder_, {}, 2);
    {
        Claims ended(folder_, {}, 2);
        ended.claim(0);
        ended.claim(1);
    }
    RunQueue queue(plan, all_runs(plan), claims, [](std::size_t run) { return run == 0; });
    EXPECT_EQ(queue.next(0), std::size_t{1});
    EXPECT_FALSE(queue.next(0));
}

TEST(Shards, CoverEveryRunOnce) {
    for (const std::size_t runs : {0, 1, 7, 784}) {
        for (const std::size_t count : {1, 3, 16, 1000}) {
            std::size_t next = 0;
            for (std::size_t number = 1; number <= count; ++number) {
                const Shard shard{number, count};
                EXPECT_EQ(shard.first(runs), next);
                next = shard.last(runs);
            }
            EXPECT_EQ(next, runs);
        }
    }
}

// Ranks of one process: a mailbox each.
struct Post {
    std::mutex writing;
    std::vector<std::deque<Ranks::Received>> boxes;
};

class PretendedRank final : public Ranks {
  public:
    PretendedRank(Post& post, int rank) : post_(post), rank_(rank) {}
    int rank() const override { return rank_; }
    int size() const override { return static_cast<int>(post_.boxes.size()); }
    void send(int to, const Message& message) override {
        const std::lock_guard lock(post_.writing);
        post_.boxes[static_cast<std::size_t>(to)].push_back({rank_, message});
    }
    std::optional<Received> receive() override {
        const std::lock_guard lock(post_.writing);
        auto& box = post_.boxes[static_cast<std::size_t>(rank_)];
        if (box.empty()) return std::nullopt;
        const Received first = box.front();
        box.pop_front();
        return first;
    }

  private:
    Post& post_;
    int rank_;
};

// What one rank does with two threads, without simulating.
WorkerOutcome take_all(RunSource& source, std::mutex& noting, std::multiset<std::size_t>& taken) {
    std::atomic<std::size_t> done = 0;
    const auto work = [&](std::size_t worker) {
        while (const auto run = source.next(worker)) {
            {
                const std::lock_guard lock(noting);
                taken.insert(*run);
            }
            ++done;
            source.finish(*run, true);
        }
    };
    std::thread second([&] { work(1); });
    work(0);
    second.join();
    return {done, 0, false};
}

TEST_F(RunQueueTest, RanksTakeEveryRunOnce) {
    const SweepPlan plan = plan_of(5, 20);
    Claims claims(folder_, {}, plan.runs.size());
    RunQueue queue(plan, all_runs(plan), claims, [](std::size_t) { return false; });
    Post post;
    post.boxes.resize(3);
    std::mutex noting;
    std::multiset<std::size_t> taken;
    std::vector<std::thread> others;
    for (int rank = 1; rank < 3; ++rank) {
        others.emplace_back([&, rank] {
            PretendedRank self(post, rank);
            RankSource source(self);
            source.leave(take_all(source, noting, taken));
        });
    }
    PretendedRank first(post, 0);
    const WorkerOutcome outcome = hand_out(first, queue, [&] { return take_all(queue, noting, taken); });
    for (auto& other : others) other.join();
    const auto expected = all_runs(plan);
    EXPECT_EQ(taken, std::multiset<std::size_t>(expected.begin(), expected.end()));
    EXPECT_EQ(outcome.done, plan.runs.size());
    EXPECT_FALSE(outcome.is_stopped);
}

}  // namespace
}  // namespace backlash
