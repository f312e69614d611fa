// Phase 10: keeps what the steps show, as one ReplicateRecord.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "simulation/agenda.hpp"
#include "simulation/observable.hpp"
#include "simulation/population_sweep.hpp"
#include "simulation/record.hpp"

namespace backlash {

class Recorder {
  public:
    // Without `distributions` means of the population are kept, and no deciles and histograms of sweeps.
    Recorder(const Scenario& scenario, std::uint32_t steps, bool distributions);

    // Whether the population is to be swept at the start of that step; `steps` asks for the end of the run.
    bool sweep_due(std::uint32_t step) const { return step % cadence_ == 0 || step == steps_; }

    // Whether that sweep is to show distributions: all do, or those at a horizon after the onset.
    bool wants_distributions(std::uint32_t step) const;

    void take_sweep(std::uint32_t step, const PopulationState& state);
    // Precondition: !wants_distributions(step).
    void take_sweep(std::uint32_t step, const PopulationMeans& means);
    void take_step(const StepView& view);

    // An event of the agenda, with the state of the population just before.
    void take_event(const Announcement& news, std::uint32_t step, std::uint64_t followers,
                    const PopulationMeans& before);
    // Somebody speaks up unscripted: an allied KOL leaves, a media account reports.
    void take_voice(const std::string& kind, std::uint32_t account, std::uint32_t step,
                    std::uint64_t followers);
    void take_missing(const Announcement& news);

    ReplicateRecord& record() { return record_; }

  private:
    // h since start; NaN before it.
    double onset_time() const;
    bool is_first_sweep_at(std::size_t horizon, std::uint32_t step) const;

    std::string onset_;  // id; empty: the first event that happens
    bool distributions_;
    double step_hours_;
    std::uint32_t steps_;
    std::uint32_t cadence_;  // steps
    ReplicateRecord record_;
};

}  // namespace backlash
