// A wish to end early, from a signal or a time limit, seen at the next step.
#pragma once

#include <atomic>

namespace backlash {

class StopRequest {
  public:
    void request() { requested_.store(true, std::memory_order_relaxed); }
    bool requested() const { return requested_.load(std::memory_order_relaxed); }

  private:
    std::atomic<bool> requested_{false};
};

}  // namespace backlash
