// "Did you mean …?": the known name nearest to a mistyped one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace backlash {

// The name with the smallest edit distance (insertion, deletion, substitution, swap of neighbours; Damerau
// 1964, optimal string alignment) when that is at most a third of the longer length, at least 1; otherwise
// empty. Of equally near names the first is taken.
std::string nearest_name(std::string_view typed, std::span<const std::string> known);

}  // namespace backlash
