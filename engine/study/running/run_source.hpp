// Where a worker gets its runs from: the one interface of all ways to run a sweep.
//
// Threads of one process share a RunQueue; a shard has a RunQueue of a part of the plan; under MPI rank 0 has
// the RunQueue and the other ranks ask it (study/running/ranks.hpp).
#pragma once

#include <cstddef>
#include <optional>

namespace backlash {

class RunSource {
  public:
    virtual ~RunSource() = default;

    // The next run for a worker of this process, as its place in SweepPlan::runs; nothing when there is
    // nothing left to begin. From any thread; a worker always gives the same number, counted from 0.
    virtual std::optional<std::size_t> next(std::size_t worker) = 0;

    // A run that next() gave has ended; `is_recorded` when the journal has it, as done or failed.
    virtual void finish(std::size_t run, bool is_recorded) = 0;
};

}  // namespace backlash
