// What a sweep would do and take.
#pragma once

#include "base/exit_code.hpp"
#include "cli/sweep_files.hpp"

namespace backlash {

struct SweepPlanOptions : SweepOptions {
    int threads = 0;      // 0: the processors this process may use
    bool measure = true;  // simulate a piece of the base scenario to predict the time
};

// Prints the cases as a table on standard output, and size, memory and time on standard error.
ExitCode sweep_plan(const SweepPlanOptions& options);

}  // namespace backlash
