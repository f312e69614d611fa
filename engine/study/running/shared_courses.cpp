#include "study/running/shared_courses.hpp"

#include <algorithm>
#include <utility>

namespace backlash {

void SharedCourses::turn_to(std::size_t run) {
    std::erase_if(states_, [&](const State& state) {
        return run <= state.run || plan_.common_steps(state.run, run) < state.step();
    });
}

// The steps later than `step`, ascending, at whose start later runs of the plan part from this one.
std::vector<std::uint32_t> SharedCourses::partings_after(std::size_t run, std::uint32_t step) const {
    std::vector<std::uint32_t> partings;
    std::uint32_t common = UINT32_MAX;
    for (std::size_t later = run + 1; later < plan_.runs.size(); ++later) {
        common = std::min(common, plan_.runs[later].common_steps);
        if (common <= step) break;
        if (partings.empty() || common < partings.back()) partings.push_back(common);
    }
    std::ranges::reverse(partings);
    return partings;
}

ReplicateRecord SharedCourses::simulate(std::size_t run, const std::shared_ptr<const Scenario>& scenario,
                                        const std::function<Beginning()>& begin, Executor& executor,
                                        const RunOptions& options) {
    turn_to(run);
    const std::uint32_t replicate = plan_.runs[run].replicate;
    const auto from_the_start = [&] {
        Beginning beginning = begin();
        return Simulation(*scenario, std::move(beginning.audience), {scenario->seed, replicate}, executor,
                          std::move(beginning.savings));
    };
    Simulation simulation =
        states_.empty() ? from_the_start() : Simulation(*states_.back().simulation, *scenario);
    for (const std::uint32_t step : partings_after(run, simulation.next_step())) {
        if (step >= simulation.steps() || states_.size() >= most_states_) break;
        advance_to(simulation, step, options);
        states_.push_back({run, scenario, std::make_unique<const Simulation>(simulation, *scenario)});
    }
    return run_to_end(simulation, *scenario, replicate, options);
}

}  // namespace backlash
