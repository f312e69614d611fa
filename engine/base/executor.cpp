#include "base/executor.hpp"

#include <sched.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/loop_order.hpp"

namespace backlash {
namespace {

class SerialExecutor final : public Executor {
  public:
    void for_each_index(std::size_t count, const std::function<void(std::size_t)>& work) override {
        for (std::size_t i = 0; i < count; ++i) work(i);
    }
    int concurrency() const override { return 1; }
};

class ParallelExecutor final : public Executor {
  public:
    // The control lifts the default limit of as many workers as processors: a user may ask for more.
    explicit ParallelExecutor(int threads)
        : control_(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)),
          arena_(threads) {}

    void for_each_index(std::size_t count, const std::function<void(std::size_t)>& work) override {
        LoopOrder order;
        const auto piece = [&](std::size_t i) {
            const PieceOrder ordered(order);
            work(i);
        };
        arena_.execute([&] { tbb::parallel_for(std::size_t{0}, count, piece, tbb::simple_partitioner{}); });
    }
    int concurrency() const override { return arena_.max_concurrency(); }

  private:
    tbb::global_control control_;
    tbb::task_arena arena_;
};

}  // namespace

std::unique_ptr<Executor> serial_executor() {
    return std::make_unique<SerialExecutor>();
}

std::unique_ptr<Executor> parallel_executor(int threads) {
    if (threads <= 1) return serial_executor();
    return std::make_unique<ParallelExecutor>(threads);
}

int available_processors() {
    if (const char* given = std::getenv("SLURM_CPUS_PER_TASK"); given != nullptr) {
        char* end = nullptr;
        const long cpus = std::strtol(given, &end, 10);
        if (*end == '\0' && cpus > 0 && cpus < 65536) return static_cast<int>(cpus);
    }
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof(set), &set) != 0) return 1;
    return std::max(1, CPU_COUNT(&set));
}

}  // namespace backlash
