// The keys of a scenario with their events, by path.
#pragma once

#include <string>
#include <vector>

#include "scenario/descriptor.hpp"
#include "scenario/listing/field_lister.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// All that have one value: "network.accounts", "events.apology.at", "events.penalty.penalty.ceo".
std::vector<ListedField> scenario_keys(const Scenario& scenario, const Catalogue& catalogue);

}  // namespace backlash
