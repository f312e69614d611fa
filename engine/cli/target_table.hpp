// The observed targets of a scenario, each met or missed.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

namespace backlash {

// A target is met when the mean over the replicates lies within its bounds; the table also says how many
// replicates meet it by themselves.
std::string target_table(const Scenario& scenario, std::span<const ReplicateRecord> replicates);
nlohmann::ordered_json targets_json(const Scenario& scenario, std::span<const ReplicateRecord> replicates);

}  // namespace backlash
