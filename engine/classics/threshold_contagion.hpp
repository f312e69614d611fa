// Contagion by thresholds: an account becomes active, for good, once enough of those it follows are. The
// kernel of Watts, linear threshold and Centola-Macy, which differ in what is enough.
//
// How many more an account needs is counted down by those who became active in the last step: they walk the
// rows of their followers, or, when they are many, the others look for them among those they follow (Beamer,
// Asanovic and Patterson 2012).
#pragma once

#include <cstdint>
#include <vector>

#include "classics/frontier.hpp"

namespace backlash {

class ThresholdContagion : public FrontierContagion {
  public:
    // needed[i]: active accounts that i must follow to become active, at least 1. Who follows nobody stays
    // inactive.
    ThresholdContagion(const Setup& setup, std::vector<std::uint32_t> needed);

    void advance(std::uint32_t step) override;
    double state(std::uint32_t account) const override { return needed_[account] == 0 ? 1.0 : 0.0; }

  private:
    void push();
    void pull();

    const Influence& network_;
    Executor& executor_;
    std::vector<std::uint32_t> needed_;  // how many more; 0: active
};

}  // namespace backlash
