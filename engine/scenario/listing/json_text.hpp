// JSON as text, put together from its parts.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backlash::json {

using Members = std::vector<std::pair<std::string, std::string>>;  // names with values that are JSON already

std::string quote(std::string_view text);
std::string object(const Members& members);
std::string array(const std::vector<std::string>& items);

// The same with a line for each member, indented by two.
std::string indent(std::string_view json);

}  // namespace backlash::json
