// A random draw from one uniform in (0, 1), the same bits on every machine. base/draw_batch.hpp has others.
#pragma once

#include "base/elementary.hpp"

namespace backlash {

// Exponential with mean 1. Without a branch.
inline double exponential_from(double u) {
    return -portable_log_of_normal(u);
}

}  // namespace backlash
