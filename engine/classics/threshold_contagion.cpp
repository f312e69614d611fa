#include "classics/threshold_contagion.hpp"

#include <utility>

#include "classics/parallel.hpp"

namespace backlash {

ThresholdContagion::ThresholdContagion(const Setup& setup, std::vector<std::uint32_t> needed)
    : network_(setup.network),
      executor_(setup.executor),
      needed_(std::move(needed)),
      active_(setup.accounts()),
      frontier_(choose_seeds(setup)),
      active_count_(static_cast<std::uint32_t>(frontier_.size())) {
    for (const std::uint32_t seed : frontier_) {
        active_[seed] = 1;
        needed_[seed] = never;  // counting down, it does not come to 0 a second time
    }
}

void ThresholdContagion::advance(std::uint32_t /*step*/) {
    const bool shared = executor_.concurrency() > 1;
    frontier_ = next_frontier(frontier_, executor_, [&](std::uint32_t j, auto& next) {
        for (const std::uint32_t i : network_.influenced_by(j)) {
            if (add_shared(needed_[i], 0U - 1U, shared) == 1) next.push_back(i);
        }
    });
    for (const std::uint32_t i : frontier_) active_[i] = 1;
    active_count_ += static_cast<std::uint32_t>(frontier_.size());
}

void ThresholdContagion::observe(std::span<double> values) const {
    values[0] = static_cast<double>(active_count_) / network_.accounts();
    values[1] = static_cast<double>(frontier_.size()) / network_.accounts();
}

}  // namespace backlash
