#include "classics/threshold_contagion.hpp"

#include <atomic>
#include <utility>

#include "classics/parallel.hpp"

namespace backlash {
namespace {

// One less, unless it is 0, from several threads. True for the one who brings it to 0.
bool count_down(std::uint32_t& needed) {
    const std::atomic_ref shared(needed);
    std::uint32_t held = shared.load(std::memory_order_relaxed);
    while (held != 0) {
        if (shared.compare_exchange_weak(held, held - 1, std::memory_order_relaxed)) return held == 1;
    }
    return false;
}

}  // namespace

ThresholdContagion::ThresholdContagion(const Setup& setup, std::vector<std::uint32_t> needed)
    : FrontierContagion(setup),
      network_(setup.network),
      executor_(setup.executor),
      needed_(std::move(needed)) {
    for (const std::uint32_t seed : frontier()) needed_[seed] = 0;
}

void ThresholdContagion::advance(std::uint32_t /*step*/) {
    constexpr std::uint64_t pull_from =
        16;  // a tie takes longer to count down from several threads than to look at
    std::uint64_t ties = 0;
    for (const std::uint32_t j : frontier()) ties += network_.followers.follower_count(j);
    if (ties * pull_from < network_.followers.edges()) {
        push();
    } else {
        pull();
    }
}

void ThresholdContagion::push() {
    move_on(next_frontier(frontier(), executor_, [&](std::span<const std::uint32_t> ids, auto& next) {
        for (const std::uint32_t j : ids) {
            for (const std::uint32_t i : network_.influenced_by(j)) {
                if (count_down(needed_[i])) next.push_back(i);
            }
        }
    }));
}

void ThresholdContagion::pull() {
    constexpr std::uint32_t bits = 32;
    std::vector<std::uint32_t> is_new(network_.accounts() / bits + 1);
    for (const std::uint32_t j : frontier()) is_new[j / bits] |= 1U << j % bits;
    std::vector<std::vector<std::uint32_t>> parts(block_count(network_.accounts()));
    for_each_block(network_.accounts(), executor_, [&](std::size_t block, IdRange ids) {
        for (std::uint32_t i = ids.first; i < ids.last; ++i) {
            if (needed_[i] == 0) continue;
            std::uint32_t found = 0;
            for (const std::uint32_t j : network_.influences_on(i))
                found += is_new[j / bits] >> j % bits & 1U;
            needed_[i] -= std::min(found, needed_[i]);
            if (needed_[i] == 0) parts[block].push_back(i);
        }
    });
    move_on(concatenated(parts));
}

}  // namespace backlash
