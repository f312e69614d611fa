// What a study needs to know of the model that its scenarios are about. The crisis is one implementation, the
// published models together are another; nothing else of this floor asks which it is.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/executor.hpp"
#include "scenario/descriptor.hpp"
#include "scenario/listing/field_lister.hpp"
#include "scenario/scenario.hpp"
#include "simulation/record.hpp"
#include "simulation/run_scenario.hpp"
#include "study/running/run_id.hpp"

namespace backlash {

struct SweepPlan;

// What a case shares with others.
struct CaseIdentity {
    RunId whole;
    RunId network;        // of what the follower graph is drawn from
    RunId audience;       // of what graph and people are drawn from
    RunId logins;         // of what log-ins are drawn from; where it is the same, so is the network
    RunId beginning;      // of all that may matter from the first step on
    bool redraws = true;  // a network of its own for each replicate
};

// A key figure of a replicate.
struct FigureDescriptor {
    QuantityDescriptor what;
    Axis axis = Axis::none;
};

// Runs of a plan, done one after the other by one thread, or by all threads together.
class RunSimulator {
  public:
    virtual ~RunSimulator() = default;

    // What came of a run, by its place in SweepPlan::runs; `scenario` is that of its case. `executor` must
    // outlive this. Throws RunError(stopped_early) after a stop request.
    virtual ReplicateRecord simulate(std::size_t run, const std::shared_ptr<const Scenario>& scenario,
                                     Executor& executor, const RunOptions& options) = 0;
};

// What the threads of a process have in common while they do runs of a plan.
class SweepSimulation {
  public:
    virtual ~SweepSimulation() = default;

    // One for each thread; must not outlive this. From any thread.
    virtual std::unique_ptr<RunSimulator> simulator() = 0;
};

// Bytes that a thread takes for a run, without an edge list.
struct RunMemory {
    std::uint64_t run = 0;
    std::uint64_t logins = 0;  // where they are drawn once for several runs

    std::uint64_t together() const { return run + logins; }
};

struct SimulationOptions {
    std::size_t most_states = 0;  // that a simulator keeps for runs with the same beginning
    bool share_logins = true;     // draw log-ins once for the runs that have the same
    NetworkSource network;        // where generated networks come from; empty: they are generated
};

// What a run takes on one thread here.
struct RunCost {
    double network_seconds = 0.0;  // once for runs that share it
    double run_seconds = 0.0;
    std::uint32_t steps = 0;
};

class StudiedModel {
  public:
    virtual ~StudiedModel() = default;

    // The keys of the scenario that have one value, by path: "network.accounts", "events.apology.at",
    // "parameters.transmission".
    virtual std::vector<ListedField> keys(const Scenario& scenario, const Catalogue& catalogue) const = 0;

    // Key figures of a replicate of the scenario.
    virtual std::vector<FigureDescriptor> figures(const Scenario& scenario) const = 0;

    // Dimensions of the key figures besides cases and replicates, and of what is recorded over time.
    virtual std::vector<std::string> figure_dimensions() const = 0;
    virtual std::vector<std::string> series_dimensions() const = 0;

    // What is recorded over time, as a merged sweep calls it.
    virtual std::vector<std::string> series_names(const Scenario& scenario) const = 0;

    // Throws InputError when an edge list cannot be read.
    virtual CaseIdentity identify(const Scenario& scenario, const Catalogue& catalogue) const = 0;

    // As if other runs had the same log-ins.
    virtual RunMemory memory_of_run(const Scenario& scenario) const = 0;

    // Runs a replicate of the scenario for a few seconds, most often to its end; the rest in proportion.
    virtual RunCost measure(const Scenario& scenario) const = 0;

    // `plan` must outlive what is given back.
    virtual std::unique_ptr<SweepSimulation> simulation(const SweepPlan& plan,
                                                        const SimulationOptions& options) const = 0;
};

// The one that the scenario is about. Lives as long as the program.
const StudiedModel& studied_model(const Scenario& scenario);

// What studied_model() chooses from.
const StudiedModel& studied_crisis();
const StudiedModel& studied_published_model();

}  // namespace backlash
