// Errors that a user can act on: what is wrong, where, what was expected, and the nearest right thing.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "base/exit_code.hpp"

namespace backlash {

// A place in a text file. Lines and columns count from 1; 0 means "the file as a whole".
struct SourcePosition {
    std::string file;
    int line = 0;
    int column = 0;

    bool operator==(const SourcePosition&) const = default;
};

// One mistake of the input, as the user sees it: `file:line:column: what; expected X; did you mean Y?`
struct Complaint {
    SourcePosition where;
    std::string what;
    std::string expected;    // empty when `what` says it all
    std::string suggestion;  // empty when nothing is near

    std::string text() const;
};

// The input cannot be used. Carries all mistakes that were found, in the order of the file.
class InputError : public std::runtime_error {
  public:
    explicit InputError(std::vector<Complaint> complaints);
    explicit InputError(const Complaint& complaint);
    explicit InputError(const std::string& what);  // one mistake, of no particular place

    const std::vector<Complaint>& complaints() const { return complaints_; }

  private:
    std::vector<Complaint> complaints_;
};

// Something went wrong while running; carries the exit status that tells of what kind it was.
class RunError : public std::runtime_error {
  public:
    RunError(ExitCode code, const std::string& what) : std::runtime_error(what), code_(code) {}

    ExitCode code() const { return code_; }

  private:
    ExitCode code_;
};

}  // namespace backlash
