// What a run of a published model will take, before it takes it.
#pragma once

#include <cstdint>

#include "scenario/scenario.hpp"
#include "simulation/run_forecast.hpp"

namespace backlash {

// Of a network that so many threads generate. Throws InputError as its generator does.
RunForecast forecast_classic(const Scenario& scenario, int threads = 1);

// Of a network whose size is known.
RunForecast forecast_classic(const Scenario& scenario, std::uint32_t accounts, std::uint64_t ties,
                             int threads);

}  // namespace backlash
