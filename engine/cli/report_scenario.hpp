// What the report takes from the scenario in a result: events and market as they were planned.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace backlash {

// {"events": [{id, kind, time, until, source}], "initial_price"}: times in h since the start; `until` only
// where an event has an end. null when this version of the program cannot read the text as a scenario.
nlohmann::ordered_json planned(const std::string& resolved_scenario);

}  // namespace backlash
