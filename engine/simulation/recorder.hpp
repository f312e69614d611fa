// Phase 10: keeps what the steps show, as one ReplicateRecord.
#pragma once

#include <cstdint>

#include "simulation/agenda.hpp"
#include "simulation/observable.hpp"
#include "simulation/population_sweep.hpp"
#include "simulation/record.hpp"

namespace backlash {

class Recorder {
  public:
    Recorder(const Scenario& scenario, std::uint32_t steps);

    // Whether the population is to be swept at the start of that step; `steps` asks for the end of the run.
    bool sweep_due(std::uint32_t step) const { return step % cadence_ == 0 || step == steps_; }

    void take_sweep(std::uint32_t step, const PopulationState& state);
    void take_step(const StepView& view);

    // An event of the agenda, with the state of the population just before.
    void take_event(const Announcement& news, std::uint32_t step, std::uint64_t followers,
                    const PopulationState& before);
    // Somebody speaks up unscripted: an allied KOL leaves, a media account reports.
    void take_voice(const std::string& kind, std::uint32_t account, std::uint32_t step,
                    std::uint64_t followers);
    void take_missing(const Announcement& news);

    ReplicateRecord& record() { return record_; }

  private:
    double step_hours_;
    std::uint32_t steps_;
    std::uint32_t cadence_;  // steps
    ReplicateRecord record_;
};

}  // namespace backlash
