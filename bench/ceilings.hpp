// What this machine can do at best, one thread: the denominators of every ratio.
#pragma once

#include <cstddef>
#include <functional>

namespace backlash {

// Seconds of the fastest of `repeats` calls.
double best_seconds(int repeats, const std::function<void()>& work);

// a = b + s c over three arrays of `bytes` each, bytes a second (three per element, no write allocate
// counted).
double triad_bandwidth(std::size_t bytes);

// Read-modify-write of one 64-byte record at random in `bytes`, with prefetch, records a second.
double random_record_touches(std::size_t bytes);

// Increment of one 4-byte counter at random in `bytes`, with prefetch, increments a second.
double random_increments(std::size_t bytes);

// Philox4x32-10 blocks a second.
double philox_blocks();

}  // namespace backlash
