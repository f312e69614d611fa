// Times relative to something: `onset + 9h05m`, `apology - 2h`, `start + 3 h`, or `apology` alone.
#pragma once

#include <string>
#include <string_view>

#include "scenario/notation/parsed.hpp"

namespace backlash {

struct RelativeTime {
    std::string anchor;  // `start`, `onset` or the id of an event
    double delay = 0.0;  // h, negative for earlier
};

// Whether the text is meant as a relative time: it begins like a name.
bool looks_relative(std::string_view text);

Parsed<RelativeTime> parse_relative_time(std::string_view text);

// Names of events, actors and targets: a letter, then letters, digits and underscores (ASCII), 64 at most.
bool is_name(std::string_view text);

}  // namespace backlash
