// A tree back as YAML in one line, for overrides: `{junior: 1, ceo: 0}`.
#pragma once

#include <string>

#include "scenario/document/node.hpp"

namespace backlash::document {

// Reads back as the same tree. Texts are in quotes where YAML could take them for something else.
std::string flow_text(const Node& node);

}  // namespace backlash::document
