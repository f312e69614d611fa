// Several threads by oneTBB.
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "base/executor.hpp"

namespace backlash {
namespace {

class ParallelExecutor final : public Executor {
  public:
    // The control lifts the default limit of as many workers as processors: a user may ask for more.
    explicit ParallelExecutor(int threads)
        : control_(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)),
          arena_(threads) {}

    void for_each_index(std::size_t count, IndexWork work) override {
        arena_.execute([&] { tbb::parallel_for(std::size_t{0}, count, work, tbb::simple_partitioner{}); });
    }
    int concurrency() const override { return arena_.max_concurrency(); }

  private:
    tbb::global_control control_;
    tbb::task_arena arena_;
};

}  // namespace

std::unique_ptr<Executor> parallel_executor(int threads) {
    if (threads <= 1) return serial_executor();
    return std::make_unique<ParallelExecutor>(threads);
}

}  // namespace backlash
