// `--set a.b=value`: one value of the command line as a tree to lay over a file's.
#pragma once

#include <optional>
#include <string>

#include "scenario/document/node.hpp"
#include "scenario/reading/complaints.hpp"

namespace backlash::document {

// What places and messages say instead of a file: "--set a.b=value".
std::string override_name(const std::string& text);

// Nested maps down to the value, which is read as YAML (`[1, 2]` is a list). Complains and returns nothing
// when the text is no override.
std::optional<Node> parse_override(const std::string& text, Complaints& complaints);

}  // namespace backlash::document
