// Ranges for people.
#pragma once

#include <string>

#include "scenario/fields/field.hpp"

namespace backlash {

// "0 to 1", "above 0", "0 or more", "30 min to 8 h" in the notation of the quantity; empty when anything
// goes.
std::string range_text(const Range& range, Quantity quantity);

}  // namespace backlash
