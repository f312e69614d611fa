// How much memory this process may still take.
#pragma once

#include <cstdint>

namespace backlash {

// Bytes: the smaller of what the system says is available and what a control group leaves; 0 when unknown.
std::uint64_t available_memory();

// Resident size of this process now, bytes; 0 when unknown.
std::uint64_t resident_memory();

// Largest resident size of this process so far, bytes; 0 when unknown.
std::uint64_t peak_memory();

// From now on large pieces of memory go back to the system as soon as they are freed. The C library's heap
// learns to keep them, and they come to lie apart: the peak of a run of many replicates would be half as
// large again.
void give_freed_memory_back();

}  // namespace backlash
