// Durations as written in a scenario: numbers with units, largest unit first, `6 days`, `9h05m`, `1.5h`, `90
// s`.
#pragma once

#include <string>
#include <string_view>

#include "scenario/notation/parsed.hpp"

namespace backlash {

// Hours, >= 0. Units: s, sec, second(s); m, min, minute(s); h, hour(s); d, day(s); w, week(s).
Parsed<double> parse_duration(std::string_view text);

// The plainest text that reads back as the same number of hours (>= 0).
std::string write_duration(double hours);

}  // namespace backlash
