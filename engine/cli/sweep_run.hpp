// Does the runs of a study.
#pragma once

#include <optional>

#include "base/exit_code.hpp"
#include "cli/sweep_files.hpp"
#include "study/running/ranks.hpp"
#include "study/running/run_queue.hpp"
#include "study/running/run_sweep.hpp"

namespace backlash {

struct SweepRunOptions : SweepOptions {
    int threads = 0;  // 0: the processors this process may use
    std::optional<Shard> shard;
    std::size_t states = WorkerOptions{}.most_states;
    std::string network_cache;  // folder; empty: none
    bool retry_failed = false;
    double max_seconds = 0.0;  // 0: no limit
};

// Does what is not done yet, and merges when that completes the sweep. `ranks` may be null.
ExitCode sweep_run(const SweepRunOptions& options, Ranks* ranks);

}  // namespace backlash
