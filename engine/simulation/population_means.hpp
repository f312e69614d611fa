// Mean outrage and trust by group: all that most looks at everybody are for, at a fraction of what
// distributions cost.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/executor.hpp"
#include "simulation/mood_columns.hpp"
#include "simulation/standing_trust.hpp"

namespace backlash {

// NaN for groups without accounts.
struct PopulationMeans {
    std::array<double, group_count> outrage{};
    std::array<double, group_count> trust{};
};

// At the start of `step`; types by account. Integer sums: the same for any number of threads.
PopulationMeans population_means(const MoodColumns& moods, std::span<const AccountType> types,
                                 const StandingTrust& trust, std::uint32_t step, Executor& executor);

}  // namespace backlash
