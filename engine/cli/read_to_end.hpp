// What another process writes into a pipe.
#pragma once

#include <string>

namespace backlash {

// Everything up to the end of the file, or to an error. Blocks until the writers have closed it.
std::string read_to_end(int descriptor);

}  // namespace backlash
