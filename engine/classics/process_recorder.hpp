// Keeps what a published model shows, as one ReplicateRecord.
#pragma once

#include <cstdint>

#include "classics/model.hpp"
#include "simulation/record.hpp"

namespace backlash {

class ProcessRecorder {
  public:
    ProcessRecorder(const ClassicModel& model, std::uint32_t accounts, std::uint32_t steps,
                    std::uint32_t state_every);

    // The state after `step` steps; 0 is the start.
    void take(std::uint32_t step, const Process& process);

    ReplicateRecord finish();

  private:
    void take_states(std::uint32_t step, const Process& process);

    std::uint32_t accounts_;
    std::uint32_t steps_;
    std::uint32_t state_every_;
    std::vector<double> now_;
    ReplicateRecord record_;
};

}  // namespace backlash
