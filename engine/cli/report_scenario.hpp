// What the report takes from the scenario in a result: events and market as they were planned.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace backlash {

// What the page holds: data that report_data() gave, as JSON, with "planned" added: {"events": [{id, kind,
// time, until, source}], "initial_price"}, times in h since the start, `until` only where an event has an
// end; null when this version of the program cannot read the text as a scenario. Of a comparison a list of
// them, one for each scenario.
std::string report_text(nlohmann::ordered_json data);

}  // namespace backlash
