// Runs a program and takes what it prints.
#pragma once

#include <string>
#include <vector>

namespace backlash {

struct CapturedProcess {
    int status = 0;      // exit status; -1 when a signal ended it
    std::string output;  // standard output and standard error as they came
};

// command[0] is the program's path. Standard input is empty. Throws RunError(runtime_error) when it cannot be
// started.
CapturedProcess run_and_capture(const std::vector<std::string>& command);

// Starts a program found on PATH and forgets it; its output goes nowhere. False when there is none.
bool start_and_forget(const std::vector<std::string>& command);

}  // namespace backlash
