// The fields of a line: separated by blanks, tabs, a comma or a semicolon.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace backlash {

struct LineField {
    std::string_view text;   // empty between two commas
    std::size_t column = 0;  // in the line, from 0
};

// Replaces `fields` by those of the line; none when it is blank or a comment (# or %). Blanks around a comma
// or a semicolon do not count.
void split_fields(std::string_view line, std::vector<LineField>& fields);

}  // namespace backlash
