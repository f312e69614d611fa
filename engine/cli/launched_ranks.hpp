// Whether mpirun or srun has started this process as one of several.
#pragma once

namespace backlash {

// Processes of the job step as its environment tells: Open MPI, MPICH (PMI) and srun. 1 when started alone.
int launched_processes();

}  // namespace backlash
