// What a run would do and take.
#pragma once

#include <string>

#include "network/import/edge_list.hpp"
#include "scenario/descriptor.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// Prints the resolved scenario on standard output and the forecast on standard error.
void print_dry_run(const Scenario& scenario, const Catalogue& catalogue, int threads);

// What was read of an edge list, for people.
std::string import_text(const std::string& file, const ImportReport& report);

}  // namespace backlash
