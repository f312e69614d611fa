// How a result came about: this build and this process.
#pragma once

#include "output/write_result.hpp"

namespace backlash {

// Of a run that took `seconds` with that many threads and ended now.
Provenance provenance_of_run(int threads, double seconds);

}  // namespace backlash
