// Where the wall time of a run goes. For benchmarks: nothing in a run depends on it.
#pragma once

#include <chrono>

namespace backlash {

// Seconds by phase of the step, summed over the steps.
struct PhaseTimes {
    double log_ins = 0.0;    // phases 2 to 5, planning of log-ins included
    double delivery = 0.0;   // phase 6
    double recording = 0.0;  // sweeps due by the cadence, close-up, values of every step
    double rest = 0.0;
};

// Gives the time since its making, or since the last lap, to a phase.
class PhaseClock {
  public:
    void lap(double& phase) {
        const auto now = std::chrono::steady_clock::now();
        phase += std::chrono::duration<double>(now - last_).count();
        last_ = now;
    }

  private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

}  // namespace backlash
