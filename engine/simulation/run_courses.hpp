// Variants of one audience, each stretch that several have in common run once.
//
// The first variant is run up to where others part from it; these go on from a copy of its state, in the same
// way among themselves. Nothing is kept: a copy is run to its end before the first goes on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "simulation/run_scenario.hpp"
#include "simulation/simulation.hpp"

namespace backlash {

// The scenarios, which have the same beginning (group_by_beginning()) and are not none, in the audience.
// Records in the order of the scenarios, each what run_in_audience() gives but for wall times. At most
// `copies` of a simulation are in memory besides it; one at least, unless there is one scenario.
// `options.after_step` is called for each step of each scenario. Throws RunError(stopped_early) after a stop
// request.
std::vector<ReplicateRecord> run_courses(std::span<const Scenario* const> scenarios, std::uint32_t replicate,
                                         Audience audience, SimulationSavings savings, std::size_t copies,
                                         Executor& executor, const RunOptions& options);

}  // namespace backlash
