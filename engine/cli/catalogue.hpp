// What scenarios may name, gathered from the registries of the floors below.
#pragma once

#include "scenario/descriptor.hpp"

namespace backlash {

Catalogue registered_catalogue();

}  // namespace backlash
