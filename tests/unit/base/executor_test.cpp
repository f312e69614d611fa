#include "base/executor.hpp"

#include <gtest/gtest.h>
#include <sched.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace backlash {
namespace {

class Executors : public testing::TestWithParam<int> {
  protected:
    const std::unique_ptr<Executor> executor = parallel_executor(GetParam());
};

TEST_P(Executors, CallEveryIndexOnce) {
    for (const std::size_t count : {0, 1, 2, 7, 10000}) {
        std::vector<std::atomic<int>> calls(count);
        executor->for_each_index(count, [&](std::size_t i) { ++calls[i]; });
        for (const auto& call : calls) EXPECT_EQ(call, 1);
    }
}

TEST_P(Executors, ShowTheCallerWhatThePiecesWrote) {
    std::vector<std::size_t> squares(5000);  // not atomic: the end of the loop orders the writes
    executor->for_each_index(squares.size(), [&](std::size_t i) { squares[i] = i * i; });
    for (std::size_t i = 0; i < squares.size(); ++i) EXPECT_EQ(squares[i], i * i);
}

TEST_P(Executors, RethrowTheExceptionOfAPiece) {
    const auto fail = [](std::size_t i) {
        if (i == 37) throw std::out_of_range("piece 37");
    };
    try {
        executor->for_each_index(100, fail);
        FAIL() << "nothing was thrown";
    } catch (const std::out_of_range& error) {
        EXPECT_STREQ(error.what(), "piece 37");
    }
    std::atomic<int> calls = 0;  // the executor is still of use
    executor->for_each_index(10, [&](std::size_t) { ++calls; });
    EXPECT_EQ(calls, 10);
}

TEST_P(Executors, MayBeUsedFromWithinAPiece) {
    std::vector<std::atomic<int>> calls(20 * 50);
    executor->for_each_index(20, [&](std::size_t outer) {
        executor->for_each_index(50, [&](std::size_t inner) { ++calls[outer * 50 + inner]; });
    });
    for (const auto& call : calls) EXPECT_EQ(call, 1);
}

TEST_P(Executors, HaveTheConcurrencyAskedFor) {
    EXPECT_EQ(executor->concurrency(), GetParam());
}

TEST_P(Executors, RunThatManyPiecesAtOnce) {
    // Each piece waits for all the others, on however few processors.
    const int threads = GetParam();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    std::atomic<int> arrived = 0;
    executor->for_each_index(static_cast<std::size_t>(threads), [&](std::size_t) {
        ++arrived;
        while (arrived < threads && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
    });
    EXPECT_LT(std::chrono::steady_clock::now(), deadline);
}

TEST_P(Executors, RunNoMorePiecesAtOnce) {
    std::atomic<int> running = 0;
    std::atomic<bool> too_many = false;
    executor->for_each_index(2000, [&](std::size_t) {
        if (++running > GetParam()) too_many = true;
        std::this_thread::yield();
        --running;
    });
    EXPECT_FALSE(too_many);
}

INSTANTIATE_TEST_SUITE_P(Threads, Executors, testing::Values(1, 2, 3, 5));

TEST(ParallelExecutor, ServesSeveralCallersAtOnce) {
    const auto executor = parallel_executor(2);
    std::array<std::atomic<int>, 3> calls{};
    std::vector<std::thread> callers;
    for (auto& called : calls) {
        callers.emplace_back([&] { executor->for_each_index(1000, [&](std::size_t) { ++called; }); });
    }
    for (auto& caller : callers) caller.join();
    for (const auto& called : calls) EXPECT_EQ(called, 1000);
}

TEST(SerialExecutor, RunsInIndexOrder) {
    std::vector<std::size_t> order;
    serial_executor()->for_each_index(100, [&](std::size_t i) { order.push_back(i); });
    std::vector<std::size_t> expected(100);
    std::iota(expected.begin(), expected.end(), 0U);
    EXPECT_EQ(order, expected);
}

// Sets or clears SLURM_CPUS_PER_TASK and puts the old value back.
class SlurmCpus {
  public:
    explicit SlurmCpus(const char* value) {
        if (const char* given = std::getenv(name); given != nullptr) old_ = given;
        if (value != nullptr) {
            setenv(name, value, 1);
        } else {
            unsetenv(name);
        }
    }
    ~SlurmCpus() { old_ ? setenv(name, old_->c_str(), 1) : unsetenv(name); }
    SlurmCpus(const SlurmCpus&) = delete;
    SlurmCpus& operator=(const SlurmCpus&) = delete;

  private:
    static constexpr const char* name = "SLURM_CPUS_PER_TASK";
    std::optional<std::string> old_;
};

int processors_with(const char* slurm_cpus) {
    const SlurmCpus environment(slurm_cpus);
    return available_processors();
}

TEST(AvailableProcessors, HonoursTheBatchSystem) {
    EXPECT_EQ(processors_with("1"), 1);
    EXPECT_EQ(processors_with("7"), 7);
    EXPECT_EQ(processors_with("128"), 128);
}

TEST(AvailableProcessors, OtherwiseCountsTheAffinityMask) {
    cpu_set_t set;
    CPU_ZERO(&set);
    ASSERT_EQ(sched_getaffinity(0, sizeof(set), &set), 0);
    const int allowed = CPU_COUNT(&set);
    EXPECT_EQ(processors_with(nullptr), allowed);
    for (const char* useless : {"", "0", "-3", "4 cores", "many", "99999999999999999999"}) {
        EXPECT_EQ(processors_with(useless), allowed) << useless;
    }
}

}  // namespace
}  // namespace backlash
