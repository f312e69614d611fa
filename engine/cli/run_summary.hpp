// What a person wants to see after a run: headline figures with their spread, and the observed targets.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

namespace backlash {

// How long a replicate is: "144 h in steps of 5 min", "400 steps of the model 'sir'".
std::string length_text(const Scenario& scenario);

// A table of text for a terminal.
std::string summary_text(const Scenario& scenario, std::span<const ReplicateRecord> replicates);

// The same figures for programs: means and quantiles of every indicator, and the targets.
nlohmann::ordered_json summary_json(const Scenario& scenario, std::span<const ReplicateRecord> replicates);

}  // namespace backlash
