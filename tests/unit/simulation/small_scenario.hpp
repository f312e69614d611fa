// Scenarios in code, small enough to be run many times.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "scenario/scenario.hpp"

namespace backlash {

// 4 January 2026, 0 h in Hong Kong: a Sunday.
inline constexpr std::int64_t sunday_in_hong_kong = 1'767'456'000;

// Three days in which nothing is scheduled.
Scenario quiet_scenario();

// The founding case: rumour, screenshot, defection, buyback, mockery, apology, penalty; three days from the
// onset.
Scenario founding_case();

// `given` over the defaults of the kind's attributes.
EventValues event_of_kind(const std::string& kind, const std::string& id, double time, ActorReference by,
                          std::map<std::string, double> given);

EventValues& event_named(Scenario& scenario, const std::string& id);
void remove_event(Scenario& scenario, const std::string& id);

}  // namespace backlash
