// Amounts of money as written in a scenario: `149 MHKD`, `6.5 BHKD`, `250 kHKD`, `40.2 HKD`, or a plain
// number.
#pragma once

#include <string_view>

#include "scenario/notation/parsed.hpp"

namespace backlash {

// In units of the currency, a code of three capital letters; k, M and B are thousand, million and 10^9.
Parsed<double> parse_money(std::string_view text, std::string_view currency);

// True for three capital letters.
bool is_currency(std::string_view code);

}  // namespace backlash
