// One replicate of several scenarios in one network: what they have in common is made once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "simulation/run_scenario.hpp"

namespace backlash {

// What a thread may hold besides one run.
struct SpareMemory {
    bool holds_logins = true;       // log-ins that scenarios share
    std::size_t copies = SIZE_MAX;  // of a simulation, for scenarios that begin alike
};

// Records in the order of the scenarios. `groups` is group_by_beginning() of them. Preconditions and errors
// are those of run_scenarios().
std::vector<ReplicateRecord> run_variants(std::span<const Scenario> scenarios,
                                          std::span<const std::vector<std::size_t>> groups,
                                          std::uint32_t replicate, const Network& network,
                                          const SpareMemory& spare, Executor& executor,
                                          const RunOptions& options);

}  // namespace backlash
