// How large the tables of a result are, the same in all replicates.
#pragma once

#include <cstddef>

#include "output/write_result.hpp"

namespace backlash {

struct ResultShape {
    std::size_t steps = 0;
    std::size_t sweeps = 0;
    std::size_t days = 0;
};

// Of one record. Throws RunError(runtime_error) when its tables are not of the sizes that their axes ask for.
ResultShape shape_of(const ReplicateRecord& record, const Scenario& scenario);

// Throws RunError(runtime_error) when there are no replicates, or when a replicate's tables differ in name or
// size from the first one's, or are not of the size that their axis asks for.
ResultShape shape_of(const RunResult& result);

}  // namespace backlash
