// UTF-8, as far as positions and refusals need it.
#pragma once

#include <cstddef>
#include <string_view>

namespace backlash::document {

// Characters (code points) in valid UTF-8.
std::size_t count_characters(std::string_view text);

// Offset of the first byte that does not belong to well-formed UTF-8 (Unicode 15, table 3-7); size() if all
// do.
std::size_t first_invalid_utf8(std::string_view text);

}  // namespace backlash::document
