// Contagions that move on by their frontier: who became active in the last step passes on, once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "classics/model.hpp"

namespace backlash {

// pass_on(j, next) for each account j of the frontier, from any thread; it appends to `next` whoever becomes
// active by j. Returns them all; their order is not specified, their set must not depend on threads.
template <class PassOn>
std::vector<std::uint32_t> next_frontier(std::span<const std::uint32_t> frontier, Executor& executor,
                                         const PassOn& pass_on) {
    constexpr std::size_t chunk = 1024;
    const std::size_t chunks = (frontier.size() + chunk - 1) / chunk;
    std::vector<std::vector<std::uint32_t>> parts(chunks);
    executor.for_each_index(chunks, [&](std::size_t c) {
        const auto ids = frontier.subspan(c * chunk, std::min(chunk, frontier.size() - c * chunk));
        for (const std::uint32_t j : ids) pass_on(j, parts[c]);
    });
    std::vector<std::uint32_t> next;
    for (const auto& part : parts) next.insert(next.end(), part.begin(), part.end());
    return next;
}

// `seeds` and `seeding`: how many accounts are active at the start, and which.
std::vector<AttributeDescriptor> seed_parameters(double default_seeds);
std::vector<std::uint32_t> choose_seeds(const Setup& setup);

// `active` and `newly_active`, as shares.
std::vector<QuantityDescriptor> activity_observables();
StateDescriptor activity_state();

}  // namespace backlash
