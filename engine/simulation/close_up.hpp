// Looks at the first replicate closely: single accounts, chosen before anything happens. Changes nothing.
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "population/audience.hpp"
#include "scenario/scenario.hpp"
#include "simulation/agenda.hpp"
#include "simulation/login_schedule.hpp"
#include "simulation/news_cascade.hpp"
#include "simulation/post.hpp"
#include "simulation/record.hpp"
#include "simulation/step_conditions.hpp"

namespace backlash {

class CloseUp {
  public:
    // Looks at nothing in other replicates than the first, and where the scenario does not ask for it.
    CloseUp(const Scenario& scenario, const Audience& audience, const RandomSource& source,
            Executor& executor);

    void take_event(const Announcement& news, std::uint32_t step, const Audience& audience);

    // State of the sampled accounts at the start of `step`, with every sweep of the population.
    void take_sweep(std::uint32_t step, const Audience& audience);

    // After the log-ins of a step and before its posts are delivered.
    void take_step(const StepConditions& now, const LoginSchedule& schedule, const Audience& audience,
                   std::span<const Post> posts);

    void finish(ReplicateRecord& record);

  private:
    double step_hours_;
    std::uint64_t onset_ = 0;  // bit of the onset; 0 until it happened
    std::optional<NetworkSample> sample_;
    std::optional<NewsCascade> cascade_;
};

}  // namespace backlash
