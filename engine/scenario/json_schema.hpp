// A JSON schema of scenario files, for editors: completion, hints, first errors.
#pragma once

#include <string>

#include "scenario/descriptor.hpp"

namespace backlash {

// JSON schema, draft 7, indented. Looser than read_scenario: what fields must satisfy together is not in it,
// and an extending file may leave out what is required.
std::string json_schema(const Catalogue& catalogue);

}  // namespace backlash
