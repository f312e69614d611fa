// How far a sweep is.
#pragma once

#include "base/exit_code.hpp"
#include "cli/sweep_files.hpp"

namespace backlash {

struct SweepStatusOptions : SweepOptions {
    double watch_seconds = 0.0;  // show again after so long, until all is done; 0: once
    bool json = false;
};

// Prints a table on standard output, or JSON. some_cases_failed when some runs failed.
ExitCode sweep_status(const SweepStatusOptions& options);

}  // namespace backlash
