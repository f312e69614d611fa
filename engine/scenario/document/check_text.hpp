// What a file must be before a YAML parser may see it.
#pragma once

#include <string>
#include <string_view>

#include "scenario/reading/complaints.hpp"

namespace backlash::document {

inline constexpr std::size_t largest_file = std::size_t{1} << 20;  // bytes
inline constexpr std::size_t most_nodes = 100'000;
inline constexpr int deepest_nesting = 32;

// True when the text is UTF-8 without tabs and control characters, of at most `largest_file` bytes, with no
// more brackets and commas than `most_nodes`. (The parser looks ahead over brackets, at 80 bytes of memory a
// piece.) Otherwise complains, with the place.
bool check_text(std::string_view text, const std::string& file, Complaints& complaints);

}  // namespace backlash::document
