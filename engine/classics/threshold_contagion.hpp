// Contagion by thresholds: an account becomes active, for good, once enough of those it follows are. The
// kernel of Watts, linear threshold and Centola-Macy, which differ in what is enough.
//
// How many more an account needs is counted down by those who become active, so that a tie is walked once in
// the whole contagion.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "classics/frontier.hpp"
#include "classics/model.hpp"

namespace backlash {

class ThresholdContagion : public Process {
  public:
    static constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

    // needed[i]: active accounts that i must follow to become active, at least 1; `never` for an account that
    // stays inactive.
    ThresholdContagion(const Setup& setup, std::vector<std::uint32_t> needed);

    void advance(std::uint32_t step) override;
    void observe(std::span<double> values) const override;  // activity_observables()
    double state(std::uint32_t account) const override { return active_[account]; }
    bool settled() const override { return frontier_.empty(); }

  private:
    const Influence& network_;
    Executor& executor_;
    std::vector<std::uint32_t> needed_;
    std::vector<std::uint8_t> active_;
    std::vector<std::uint32_t> frontier_;
    std::uint32_t active_count_;
};

}  // namespace backlash
