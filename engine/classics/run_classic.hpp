// All replicates of scenarios about published models.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "classics/model.hpp"
#include "scenario/scenario.hpp"
#include "simulation/run_scenario.hpp"

namespace backlash {

// One replicate on a given network: the observables at the start and after every step, the distribution of
// the states every `state_every` steps, and of every observable its last value, its highest and when that
// was. Once the process has settled, its last values are repeated. Throws RunError(stopped_early) after a
// stop request.
ReplicateRecord run_process(const ClassicModel& model, const Setup& setup, const RunOptions& options);

// The network of a replicate of a scenario about a published model: that of replicate 0 when all share one.
// Throws as build_influence() does.
Influence build_influence_of(const Scenario& scenario, std::uint32_t replicate, Executor& executor);

// One replicate of a scenario about a published model on the network it is given, without a description of
// the network. Throws as run_process() does.
ReplicateRecord run_on_network(const Scenario& scenario, std::uint32_t replicate, const Influence& network,
                               Executor& executor, const RunOptions& options);

// As run_scenarios(), for published models: scenarios with the same seed, replicates and network; several
// replicates side by side on one thread each, or one after the other on all threads. Precondition: the models
// are registered. Throws RunError(out_of_memory) when one replicate does not fit into options.memory.
std::vector<ScenarioRun> run_classics(std::span<const Scenario> scenarios, const RunOptions& options);

// Runs whatever the scenario is about.
ScenarioRun run_model(const Scenario& scenario, const RunOptions& options);

// The same for several, all about the crisis or all about published models.
std::vector<ScenarioRun> run_models(std::span<const Scenario> scenarios, const RunOptions& options);

// Steps of a replicate.
std::uint64_t model_steps(const Scenario& scenario);

}  // namespace backlash
