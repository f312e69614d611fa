// Scripts with which Slurm does a sweep: an array of shards, and a job that merges when all have ended.
#pragma once

#include "base/exit_code.hpp"
#include "cli/sweep_files.hpp"

namespace backlash {

struct SweepSlurmOptions : SweepOptions {
    std::size_t tasks = 16;     // of the array
    int cpus = 1;               // of each task
    double hours = 1.0;         // time limit of a task
    std::string partition;      // empty: the cluster's own
    std::string account;        // likewise
    std::string network_cache;  // folder that the tasks share; empty: none
    bool submit = false;
};

// Writes NAME.array.sbatch, NAME.merge.sbatch and NAME.submit.sh into the folder of the sweep, replacing
// those of before, and runs the last when `submit` is set.
ExitCode sweep_slurm(const SweepSlurmOptions& options);

}  // namespace backlash
