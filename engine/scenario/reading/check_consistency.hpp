// What fields must satisfy together.
#pragma once

#include "scenario/document/node.hpp"
#include "scenario/reading/complaints.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// Complains at the key that the user would change; `root` is the document that the scenario was read from.
void check_consistency(const Scenario& scenario, const document::Node& root, Complaints& complaints);

}  // namespace backlash
