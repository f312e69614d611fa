// backlash-mpi: the same program for mpirun and srun, whose ranks share the runs of a sweep.
#include <memory>

#include "cli/program.hpp"
#include "cluster/mpi_ranks.hpp"

int main(int argc, char** argv) {
    const std::unique_ptr<backlash::Ranks> ranks = backlash::start_mpi(argc, argv);
    const int status = backlash::run_program(argc, argv, ranks.get());
    // What ends in order ends on all ranks: 3 is some_cases_failed, 75 stopped_early.
    if (status != 0 && status != 3 && status != 75 && ranks->size() > 1) backlash::abort_mpi(status);
    return status;
}
