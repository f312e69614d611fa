// What the program's exit status tells a shell or a batch system.
#pragma once

namespace backlash {

enum class ExitCode : int {
    ok = 0,
    runtime_error = 1,
    invalid_input = 2,      // usage or scenario
    some_cases_failed = 3,  // of a sweep
    output_exists = 4,      // and --force was not given
    out_of_memory = 71,
    disk_error = 74,
    stopped_early = 75,  // by a signal or a time limit
};

}  // namespace backlash
