// Several threads by the standard library alone, for builds with the thread sanitizer: it sees only what it
// compiled, and takes the order that oneTBB's own library gives its tasks for a race.
#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "base/executor.hpp"

namespace backlash {
namespace {

class ParallelExecutor final : public Executor {
  public:
    explicit ParallelExecutor(int threads) : threads_(threads) {}

    void for_each_index(std::size_t count, IndexWork work) override {
        std::atomic<std::size_t> next = 0;
        std::mutex failing;
        std::exception_ptr failure;
        const auto take_pieces = [&] {
            try {
                for (std::size_t i = next++; i < count; i = next++) work(i);
            } catch (...) {
                const std::lock_guard lock(failing);
                if (!failure) failure = std::current_exception();
                next = count;
            }
        };
        {
            std::vector<std::jthread> others;
            const auto workers = std::min<std::size_t>(static_cast<std::size_t>(threads_), count);
            for (std::size_t k = 1; k < workers; ++k) others.emplace_back(take_pieces);
            take_pieces();
        }
        if (failure) std::rethrow_exception(failure);
    }
    int concurrency() const override { return threads_; }

  private:
    int threads_;
};

}  // namespace

std::unique_ptr<Executor> parallel_executor(int threads) {
    if (threads <= 1) return serial_executor();
    return std::make_unique<ParallelExecutor>(threads);
}

}  // namespace backlash
