// A JSON schema of study files, for editors: completion, hints, first errors.
#pragma once

#include <string>

namespace backlash {

// JSON schema, draft 7, indented. Looser than read_study.
std::string study_schema();

}  // namespace backlash
