// Contagions that move on by their frontier: who became active in the last step passes on, once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "classics/model.hpp"

namespace backlash {

std::vector<std::uint32_t> concatenated(std::span<const std::vector<std::uint32_t>> parts);

// pass_on(ids, next) for parts of the frontier, from any thread; it appends to `next` whoever becomes active
// by one of `ids`. Returns them all; their order is not specified, their set must not depend on threads.
template <class PassOn>
std::vector<std::uint32_t> next_frontier(std::span<const std::uint32_t> frontier, Executor& executor,
                                         const PassOn& pass_on) {
    constexpr std::size_t chunk = 1024;
    const std::size_t chunks = (frontier.size() + chunk - 1) / chunk;
    std::vector<std::vector<std::uint32_t>> parts(chunks);
    executor.for_each_index(chunks, [&](std::size_t c) {
        pass_on(frontier.subspan(c * chunk, std::min(chunk, frontier.size() - c * chunk)), parts[c]);
    });
    return concatenated(parts);
}

// Starts from the accounts that `seeds` and `seeding` choose.
class FrontierContagion : public Process {
  public:
    explicit FrontierContagion(const Setup& setup);

    void observe(std::span<double> values) const override;
    bool settled() const override { return frontier_.empty(); }

  protected:
    std::span<const std::uint32_t> frontier() const { return frontier_; }

    // Those who became active in the step.
    void move_on(std::vector<std::uint32_t> frontier);

  private:
    std::uint32_t accounts_;
    std::vector<std::uint32_t> frontier_;
    std::uint32_t active_count_;
};

// The parameter of the model, then `seeds` and `seeding`: how many accounts are active at the start, and
// which.
std::vector<AttributeDescriptor> frontier_parameters(std::vector<AttributeDescriptor> own, double seeds);

// `active` and `newly_active`, as shares.
std::vector<QuantityDescriptor> activity_observables();
StateDescriptor activity_state();

}  // namespace backlash
