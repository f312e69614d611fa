#include "cli/launched_ranks.hpp"

#include <cstdlib>
#include <initializer_list>

namespace backlash {

int launched_processes() {
    for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
        if (const char* size = std::getenv(name); size != nullptr) return std::atoi(size);
    }
    // srun sets the rank of a step's process; the script of a batch job has the number of tasks but no such
    // rank.
    const bool is_step = std::getenv("PMIX_RANK") != nullptr || std::getenv("PMI_RANK") != nullptr;
    const char* tasks = std::getenv("SLURM_STEP_NUM_TASKS");
    return is_step && tasks != nullptr ? std::atoi(tasks) : 1;
}

}  // namespace backlash
