#include "base/executor.hpp"

#include <sched.h>

#include <algorithm>
#include <cstdlib>

namespace backlash {
namespace {

class SerialExecutor final : public Executor {
  public:
    void for_each_index(std::size_t count, IndexWork work) override {
        for (std::size_t i = 0; i < count; ++i) work(i);
    }
    int concurrency() const override { return 1; }
};

}  // namespace

std::unique_ptr<Executor> serial_executor() {
    return std::make_unique<SerialExecutor>();
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
