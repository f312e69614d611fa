// What a person may want to know of each model, as tables.
#pragma once

#include <vector>

#include "scenario/describe.hpp"

namespace backlash {

// `models` and `generators`: one line each.
std::vector<FieldTable> overview_tables();

// One table a model: what it is, its equation and its source; its parameters; what is recorded.
std::vector<FieldTable> model_cards();

}  // namespace backlash
