// All replicates of a scenario.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/stop_request.hpp"
#include "population/audience.hpp"
#include "scenario/scenario.hpp"
#include "simulation/record.hpp"
#include "simulation/replicate_store.hpp"

namespace backlash {

class Simulation;

// Makes or finds the network of a scenario; called from any thread.
using NetworkSource = std::function<Network(const Scenario&, const RandomSource&, Executor&)>;

struct RunOptions {
    int threads = 1;
    std::uint64_t memory = 0;           // bytes that may be taken; 0: unknown, no limit
    const StopRequest* stop = nullptr;  // seen after every step
    std::function<void()> after_step;   // called from any thread; may be empty
    NetworkSource network;              // where generated networks come from; empty: they are generated
    ReplicateStore* store = nullptr;    // has replicates already, outlives a run that is stopped; may be null
};

struct ScenarioRun {
    std::vector<ReplicateRecord> replicates;  // by replicate number
    std::optional<ImportReport> imported;     // of a network that was read, if anything had to be run
};

// Runs every replicate that options.store does not have: several side by side on one thread each, or one
// after the other on all threads when there is one or when memory does not hold two. The records are the same
// either way (but for the wall times in them). Throws InputError when the scenario is not about the crisis or
// the network cannot be had, RunError(out_of_memory) when not even one replicate fits,
// RunError(stopped_early) after a stop request.
ScenarioRun run_scenario(const Scenario& scenario, const RunOptions& options);

// Runs scenarios that have the same seed, replicates, network (same_network()), start, step and duration.
// What they have in common is made once for a replicate: the network, and where memory holds it log-ins and
// the steps before something differs. Each record is what run_scenario() gives; in the order of the
// scenarios.
std::vector<ScenarioRun> run_scenarios(std::span<const Scenario> scenarios, const RunOptions& options);

// Runs the steps before `step`. Throws RunError(stopped_early) after a stop request.
void advance_to(Simulation& simulation, std::uint32_t step, const RunOptions& options);

// Runs the steps that are left; what came of it, without a description of its network. Throws as advance_to.
ReplicateRecord run_to_end(Simulation& simulation, const Scenario& scenario, std::uint32_t replicate,
                           const RunOptions& options);

// One replicate in the audience it is given, without a description of its network. Throws
// RunError(stopped_early) after a stop request.
ReplicateRecord run_in_audience(const Scenario& scenario, std::uint32_t replicate, Audience audience,
                                Executor& executor, const RunOptions& options);

}  // namespace backlash
