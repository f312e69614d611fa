// How much memory this process may still take.
#pragma once

#include <cstdint>

namespace backlash {

// Bytes: the smaller of what the system says is available and what a control group leaves; 0 when unknown.
std::uint64_t available_memory();

// Largest resident size of this process so far, bytes.
std::uint64_t peak_memory();

}  // namespace backlash
