// The JSON schema of one field.
#pragma once

#include <string>

#include "scenario/listing/field_lister.hpp"
#include "scenario/listing/json_text.hpp"

namespace backlash {

// With the field's meaning as description. Numbers may also be texts: with units, in percent, or because a
// reader of YAML took them for texts (`1e6`).
std::string value_schema(const ListedField& listed);

// An object with these properties and no others.
std::string closed_object(const json::Members& properties, const std::string& description = {});

}  // namespace backlash
