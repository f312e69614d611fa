// How long something takes on a machine that others disturb: the fastest of several tries.
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>

namespace backlash {

// Seconds of the fastest of `repeats` calls.
inline double best_seconds(int repeats, const std::function<void()>& work) {
    double best = std::numeric_limits<double>::infinity();
    for (int k = 0; k < repeats; ++k) {
        const auto started = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started;
        best = std::min(best, taken.count());
    }
    return best;
}

}  // namespace backlash
