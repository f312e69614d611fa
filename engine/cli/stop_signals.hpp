// SIGINT, SIGTERM and SIGUSR1 ask the run to end at the next step.
#pragma once

#include "base/stop_request.hpp"

namespace backlash {

// While one exists, the signals set its stop request; afterwards they do again what they did before. One at a
// time.
class StopSignals {
  public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    static const StopRequest& stop();
};

}  // namespace backlash
