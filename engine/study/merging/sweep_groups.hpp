// The groups of a merged sweep, each filled by one function in a file of its own. docs/formats/sweep.md lists
// what is in them.
#pragma once

#include <vector>

#include "output/netcdf_file.hpp"
#include "output/write_result.hpp"
#include "study/merging/sweep_dimensions.hpp"
#include "study/merging/sweep_numbers.hpp"

namespace backlash {

// What the groups are written from.
struct MergedSweep {
    SweepNumbers& numbers;
    const SweepDimensions& dimensions;
    const Scenario& base;
    // [objective][case][replicate]; the base last when the plan has one.
    std::vector<std::vector<std::vector<double>>> objectives;

    const Study& study() const { return numbers.plan().study; }
};

// Parameters, status, objectives, and the series if they are kept.
void write_sweep_root(NetcdfGroup group, const MergedSweep& sweep, const std::string& program_version);

void write_sweep_indicators(NetcdfGroup group, const MergedSweep& sweep);

// Statistics over the replicates of each case.
void write_sweep_summary(NetcdfGroup group, const MergedSweep& sweep);

// Differences to the base scenario, replicate by replicate.
void write_sweep_contrasts(NetcdfGroup group, const MergedSweep& sweep);

// How much each parameter matters for each objective, by the method of the design.
void write_sweep_sensitivity(NetcdfGroup group, const MergedSweep& sweep);

// One row a failed run.
void write_sweep_failures(NetcdfGroup group, const MergedSweep& sweep);

void write_sweep_provenance(NetcdfGroup group, const MergedSweep& sweep, const std::string& resolved_base,
                            const Provenance& build);

}  // namespace backlash
