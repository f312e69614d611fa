// Runs independent pieces of work, in this thread or in several.
//
// Work is given as indices 0..count-1; which thread takes which index, and when, is unspecified, so a piece
// writes only what it owns. An exception of a piece is rethrown to the caller.
#pragma once

#include <cstddef>
#include <memory>

#include "base/index_work.hpp"

namespace backlash {

class Executor {
  public:
    virtual ~Executor() = default;

    // Calls work(i) once for every i in [0, count) and returns when all are done.
    virtual void for_each_index(std::size_t count, IndexWork work) = 0;

    // Threads that may run at once, at least 1.
    virtual int concurrency() const = 0;
};

// All work in the calling thread, in index order.
std::unique_ptr<Executor> serial_executor();

// Up to `threads` threads (oneTBB). threads >= 1.
std::unique_ptr<Executor> parallel_executor(int threads);

// Processors this process may use: SLURM_CPUS_PER_TASK when set, else the affinity mask; at least 1.
int available_processors();

}  // namespace backlash
