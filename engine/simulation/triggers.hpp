// Events that wait for a condition (`when:`) instead of a time: a policy such as "apologise two hours after
// the topic has reached the board". Looked at after every step.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "scenario/descriptor.hpp"
#include "scenario/scenario.hpp"
#include "simulation/population_means.hpp"
#include "simulation/step_view.hpp"

namespace backlash {

// What a trigger may watch: every observable, and the mean outrage and trust of each group.
std::vector<WatchableDescriptor> watchables();

class Triggers {
  public:
    explicit Triggers(const Scenario& scenario);

    struct Fired {
        std::string event;
        std::uint32_t step;  // in which it is to happen
    };

    // Those that come true with the end of the step that `view` shows. `means` looks at the whole population;
    // it is called at most once, and only while somebody waits for outrage or trust.
    std::vector<Fired> after_step(const StepView& view, const std::function<PopulationMeans()>& means);

  private:
    struct Waiting {
        std::string event;
        Trigger trigger;
        std::uint32_t hold;      // steps at whose end it must be true, one after the other; at least 1
        std::uint32_t delay;     // steps
        std::uint32_t held = 0;  // so far
    };

    std::vector<Waiting> waiting_;
};

}  // namespace backlash
