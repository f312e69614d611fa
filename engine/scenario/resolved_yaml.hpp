// A scenario back as a scenario file.
#pragma once

#include <string>

#include "scenario/descriptor.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// Every key with its value, times as calendar times. Reading it gives the same scenario again, but for file,
// text and the places in it. The scenario must come from read_scenario with the same catalogue.
std::string resolved_yaml(const Scenario& scenario, const Catalogue& catalogue);

}  // namespace backlash
