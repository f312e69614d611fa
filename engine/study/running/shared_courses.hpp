// Runs that go the same way for a while are simulated once up to where they part.
//
// A run of the plan leaves copies of its state at the steps where runs that come after it part from it, and
// these go on from there. In the order of the plan few copies are needed at a time. Numbers are those of runs
// from the start, in any order and for any number of copies.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "base/executor.hpp"
#include "population/audience.hpp"
#include "simulation/run_scenario.hpp"
#include "simulation/simulation.hpp"
#include "study/running/plan.hpp"

namespace backlash {

// What a run begins with.
struct Beginning {
    Audience audience;
    SimulationSavings savings;
};

// Of one worker.
class SharedCourses {
  public:
    // At most `most_states` copies at a time. `plan` must outlive this.
    SharedCourses(const SweepPlan& plan, std::size_t most_states) : plan_(plan), most_states_(most_states) {}

    // Gives up the states that are of no use to that run, by its place in plan.runs.
    void turn_to(std::size_t run);

    // What came of the run. `begin` is asked when nothing has been simulated of it yet; `executor` must
    // outlive this. Throws as run_in_audience() does, and what `begin` throws.
    ReplicateRecord simulate(std::size_t run, const std::shared_ptr<const Scenario>& scenario,
                             const std::function<Beginning()>& begin, Executor& executor,
                             const RunOptions& options);

  private:
    struct State {
        std::size_t run = 0;                       // that it was taken from
        std::shared_ptr<const Scenario> scenario;  // of that run
        std::unique_ptr<const Simulation> simulation;

        std::uint32_t step() const { return simulation->next_step(); }
    };

    std::vector<std::uint32_t> partings_after(std::size_t run, std::uint32_t step) const;

    const SweepPlan& plan_;
    std::size_t most_states_;
    std::vector<State> states_;  // by step, ascending
};

}  // namespace backlash
