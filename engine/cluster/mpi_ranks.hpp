// The ranks of an MPI job.
#pragma once

#include <memory>

#include "study/running/ranks.hpp"

namespace backlash {

// Starts MPI; at most one at a time, and once in a process. Throws RunError(runtime_error) when MPI cannot
// let several threads take turns. MPI ends with it.
std::unique_ptr<Ranks> start_mpi(int& argc, char**& argv);

// Ends all ranks of the job at once, with that status; for errors after which the others would wait for ever.
[[noreturn]] void abort_mpi(int status);

}  // namespace backlash
