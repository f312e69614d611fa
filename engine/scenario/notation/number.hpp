// Numbers as written in a scenario.
//
//   number = [sign] (digits [. digits] | . digits) [(e|E) [sign] digits], without leading zeros
//
// Not octal, not hexadecimal, no thousands separators, no infinities.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "scenario/notation/parsed.hpp"

namespace backlash {

Parsed<double> parse_number(std::string_view text);

// The number times 10^exponent, rounded once: `68.6` with -2 is 0.686, not 68.6 / 100.
Parsed<double> parse_scaled_number(std::string_view text, int exponent);

// A number, or a percentage: `35 %` is 0.35.
Parsed<double> parse_share(std::string_view text);

// A number without a fractional part, below 2^64: `200000`, `2e5`. Exact.
Parsed<std::uint64_t> parse_integer(std::string_view text);

// The shortest text that reads back as the same number: `0.35`, `6.5e9`.
std::string write_number(double value);

// Length of the longest number at the beginning of the text, by its characters alone; 0 if none.
std::size_t number_prefix(std::string_view text);

std::string_view without_spaces_around(std::string_view text);

}  // namespace backlash
