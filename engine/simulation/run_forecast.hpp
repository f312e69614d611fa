// What a run will take, before it takes it.
#pragma once

#include <cstdint>

#include "population/layout.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

struct RunForecast {
    std::uint32_t accounts = 0;
    std::uint64_t edges = 0;            // expected, before duplicates are dropped
    std::uint64_t replicate_bytes = 0;  // network, population, schedule and record of one replicate
};

// Of a generated network: expectation of the generator's laws, and the larger of what building it and running
// in it take. Throws InputError as plan_layout() does.
RunForecast forecast_generated(const Scenario& scenario);

// Of a network whose size is known.
RunForecast forecast_run(const Scenario& scenario, std::uint32_t accounts, std::uint64_t edges);

}  // namespace backlash
