// All replicates of a scenario about a published model.
#pragma once

#include <optional>

#include "classics/model.hpp"
#include "scenario/scenario.hpp"
#include "simulation/run_scenario.hpp"

namespace backlash {

// One replicate on a given network: the observables at the start and after every step, the distribution of
// the states every `state_every` steps, and of every observable its last value, its highest and when that
// was. Once the process has settled, its last values are repeated. Throws RunError(stopped_early) after a
// stop request.
ReplicateRecord run_process(const ClassicModel& model, const Setup& setup, const RunOptions& options);

// As run_scenario(), for the model that the scenario names: several replicates side by side on one thread
// each, or one after the other on all threads. Precondition: the model is registered. Throws
// RunError(out_of_memory) when one replicate does not fit into options.memory.
ScenarioRun run_classic(const Scenario& scenario, const RunOptions& options);

// Runs whatever the scenario is about.
ScenarioRun run_model(const Scenario& scenario, const RunOptions& options);

// Steps of a replicate.
std::uint64_t model_steps(const Scenario& scenario);

}  // namespace backlash
