// What a person wants to see after a run: headline figures with their spread, and the observed targets.
#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

namespace backlash {

// A table of text for a terminal.
std::string summary_text(const Scenario& scenario, std::span<const ReplicateRecord> replicates);

// The same figures for programs: means and quantiles of every indicator, and the targets.
nlohmann::ordered_json summary_json(const Scenario& scenario, std::span<const ReplicateRecord> replicates);

}  // namespace backlash
