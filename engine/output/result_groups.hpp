// The groups of a result, each filled by one function in a file of its own. docs/formats/result.md lists what
// is in them.
#pragma once

#include <span>

#include "output/netcdf_group.hpp"
#include "output/result_dimensions.hpp"

namespace backlash {

// Series and sweeps of every replicate.
void write_root(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions);

// Mean, quantiles and count over the replicates of every series, sweep mean and indicator.
void write_summary(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions,
                   Executor& executor);

void write_indicators(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions);

void write_targets(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions);

// Events as they happened, one row an event and replicate.
void write_events(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions);

// Statistics of the follower graph of every replicate.
void write_network(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions);

// The build that made a file, as single texts.
void write_build(NetcdfGroup& group, const Provenance& build);

// Single accounts of the first replicate.
void write_network_sample(NetcdfGroup group, const NetworkSample& sample, const ResultDimensions& dimensions);

// Who brought the news to whom in the first replicate.
void write_cascade(NetcdfGroup group, const Cascade& cascade, const ResultDimensions& dimensions);

// Scenario and build, the part of the provenance that determines the result.
void write_provenance(NetcdfGroup group, const RunResult& result);

// All groups of the result of another model than the crisis.
void write_classic(NetcdfFile& file, const RunResult& result, const ResultDimensions& dimensions,
                   Executor& executor);

}  // namespace backlash
