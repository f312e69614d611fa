// The averaging of opinions that DeGroot and Friedkin-Johnsen have in common.
#pragma once

#include <cstdint>
#include <span>

#include "classics/influence.hpp"

namespace backlash {

// Sum over j of w_ij x_j, the rows of w summing to 1: the weights of the network when it has any, else
// self_weight for oneself and equal parts of the rest for those one follows. Who follows nobody keeps the own
// opinion.
inline double average_opinion(const Influence& network, std::span<const double> x, double self_weight,
                              std::uint32_t i) {
    const auto influences = network.influences_on(i);
    double sum = 0.0;
    if (!network.weights.empty()) {
        const std::uint64_t first = network.followees.row_starts()[i];
        for (std::size_t k = 0; k < influences.size(); ++k)
            sum += network.weights[first + k] * x[influences[k]];
        return sum + network.self_weights[i] * x[i];
    }
    if (influences.empty()) return x[i];
    // Opinions that lie in a core's own cache are there as soon as they are asked for.
    constexpr std::size_t near_bytes = std::size_t{1} << 20;
    if (x.size_bytes() <= near_bytes) {
        for (const std::uint32_t j : influences) sum += x[j];
    } else {
        const std::uint32_t* ahead = network.influences_ahead(i);
        for (const std::uint32_t j : influences) {
            __builtin_prefetch(&x[*ahead++]);
            sum += x[j];
        }
    }
    return self_weight * x[i] + (1.0 - self_weight) * (sum / static_cast<double>(influences.size()));
}

}  // namespace backlash
