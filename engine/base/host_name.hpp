// The name of this machine, as it calls itself.
#pragma once

#include <string>

namespace backlash {

std::string host_name();

}  // namespace backlash
