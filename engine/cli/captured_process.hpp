// Runs a program and takes what it prints.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace backlash {

struct CapturedProcess {
    int status = 0;      // exit status; -1 when a signal ended it
    std::string output;  // what it printed on standard output
    std::string errors;  // and on standard error
};

// There is no such program, or it cannot be executed; runtime_error.
class CannotStart : public RunError {
  public:
    explicit CannotStart(const std::string& what) : RunError(ExitCode::runtime_error, what) {}
};

// command[0] is the program's path, or its name, to be found on PATH; `input` is its standard input. Throws
// CannotStart.
CapturedProcess run_and_capture(const std::vector<std::string>& command, std::string_view input = {});

// Starts a program found on PATH and forgets it; its output goes nowhere. False when there is none.
bool start_and_forget(const std::vector<std::string>& command);

}  // namespace backlash
