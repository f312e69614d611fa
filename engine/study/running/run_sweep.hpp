// One worker process of a sweep: takes runs from its source until there are no more, or until it is told to
// stop.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "base/stop_request.hpp"
#include "scenario/descriptor.hpp"
#include "simulation/run_scenario.hpp"
#include "study/running/plan.hpp"
#include "study/running/run_source.hpp"
#include "study/studied_model.hpp"

namespace backlash {

struct WorkerOptions {
    std::filesystem::path folder;  // of the journals; exists
    std::string name = "threads";  // of this worker's journal
    int threads = 1;
    std::uint64_t memory = 0;           // bytes that may be taken; 0: no limit
    std::size_t most_states = 64;       // that a thread keeps for runs with the same beginning, if they fit
    bool share_logins = true;           // draw log-ins once for the runs that have the same, if they fit
    NetworkSource network;              // where generated networks come from; empty: they are generated
    const StopRequest* stop = nullptr;  // seen after every step
    std::function<void()> after_step;   // called from any thread; may be empty
    std::function<void()> after_run;    // likewise
};

struct WorkerOutcome {
    std::size_t done = 0;
    std::size_t failed = 0;
    bool is_stopped = false;
};

// Without edge lists.
RunMemory memory_of_largest_run(const SweepPlan& plan, const Catalogue& catalogue);

// Several runs side by side on one thread each; one after the other on all threads when memory does not hold
// two. Memory that is left goes to shared log-ins, if it holds those of all threads, and then to states. A
// run that fails is recorded with what was said and does not touch the others. Throws RunError: out_of_memory
// when not even one run fits, disk_error when the journal cannot be written.
WorkerOutcome run_sweep(const SweepPlan& plan, const Catalogue& catalogue, RunSource& source,
                        const WorkerOptions& options);

}  // namespace backlash
