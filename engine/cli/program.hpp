// The program behind its two binaries, backlash and backlash-mpi.
#pragma once

#include "study/running/ranks.hpp"

namespace backlash {

// Reads the command line and does what it says; returns the exit status. `ranks` are the processes of the job
// that do it together, null when this one is alone. Errors are told on standard error and become the status.
int run_program(int argc, char** argv, Ranks* ranks);

}  // namespace backlash
