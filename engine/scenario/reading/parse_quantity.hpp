// A text as a value of the quantity that a field asks for.
#pragma once

#include <string>
#include <string_view>

#include "scenario/fields/field.hpp"
#include "scenario/notation/parsed.hpp"
#include "scenario/reading/reading_context.hpp"

namespace backlash {

// In the units of descriptor.hpp. Ranges are not checked, except that times and days must lie in the
// scenario. A failure without a `problem` follows from a mistake elsewhere.
Parsed<double> parse_quantity(std::string_view text, const Field& field, const ReadingContext& context);

// A number, share, duration, clock time or time: what the bound of a target may be.
Parsed<double> parse_bound(std::string_view text, const ReadingContext& context);

// "a duration such as 5 min, 9h05m or 6 days".
std::string expected_form(const Field& field);

}  // namespace backlash
