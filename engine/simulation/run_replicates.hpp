// The replicates of a run, side by side or one after the other, but for those that are there already.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "simulation/replicate_store.hpp"
#include "simulation/run_scenario.hpp"

namespace backlash {

// Runs these replicates and gives them to the store.
using MissingRun = std::function<void(std::span<const std::uint32_t> replicates, ReplicateStore& store)>;

// All replicates of scenarios that have equally many. `run_missing` is called for those that the store does
// not have, if there are such. The store may be null. Throws what `run_missing` throws.
std::vector<ScenarioRun> complete_runs(std::span<const Scenario> scenarios, ReplicateStore* store,
                                       const MissingRun& run_missing);

// The records of one replicate, one a scenario.
using ReplicateRun = std::function<std::vector<ReplicateRecord>(std::uint32_t replicate, Executor& executor)>;

// Runs these and gives them to the store: so many side by side on one thread each, or, when that is one, one
// after the other on all threads. Throws what `run` throws; what was finished before is in the store.
void run_replicates(std::span<const std::uint32_t> replicates, std::uint64_t side_by_side,
                    Executor& all_threads, const ReplicateRun& run, ReplicateStore& store);

}  // namespace backlash
