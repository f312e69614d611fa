// SIGINT, SIGTERM, SIGUSR1 and a time limit ask the run to end at the next step.
#pragma once

#include "base/stop_request.hpp"

namespace backlash {

// While one exists, the signals set its stop request; afterwards they do again what they did before. One at a
// time.
class StopSignals {
  public:
    // `max_seconds` from now is the time limit; 0: none.
    explicit StopSignals(double max_seconds = 0.0);
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    static const StopRequest& stop();
};

}  // namespace backlash
