// Writes all that the workers of a sweep have computed as one netCDF-4-compatible HDF5 file, laid out as
// docs/formats/sweep.md says.
//
// The bytes of a complete file depend on the study, the scenario, the seed and the build: not on who did
// which run, when, and how often anybody was interrupted. What differs stands beside it in a JSON file.
#pragma once

#include <filesystem>

#include "output/write_result.hpp"
#include "study/running/plan.hpp"
#include "study/running/work_folder.hpp"

namespace backlash {

// Runs of the plan by what became of them.
struct MergeOutcome {
    std::size_t done = 0;
    std::size_t failed = 0;
    std::size_t missing = 0;
};

MergeOutcome count_runs(const SweepPlan& plan, const WorkFolder& work);

// Writes to `path` as write_complete_file() does, with missing values where runs are missing or failed.
// Throws RunError: as SweepNumbers and write_complete_file() do, and runtime_error when no run is done.
MergeOutcome merge_sweep(const SweepPlan& plan, const WorkFolder& work, const Catalogue& catalogue,
                         const Provenance& provenance, const std::filesystem::path& path, bool overwrite,
                         Executor& executor);

}  // namespace backlash
