// Looks at everybody: means, deciles and histograms of outrage and trust by group at one moment.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "population/account.hpp"
#include "simulation/record.hpp"

namespace backlash {

// Distribution of one variable in [0, 1] by group. Deciles are read off 2000 equal bins: exact to 0.0005.
struct GroupDistribution {
    std::array<double, group_count> mean{};
    std::array<std::array<double, decile_count>, group_count> deciles{};
    std::array<std::array<std::uint32_t, histogram_bins>, group_count> histogram{};
};

struct PopulationState {
    GroupDistribution outrage;
    GroupDistribution trust;
};

// State at the start of `step`; reads only. Integer sums: the same for any number of threads.
PopulationState sweep_population(std::span<const Account> accounts, std::uint32_t step, Executor& executor);

}  // namespace backlash
