// What determines the bytes of a run, as text.
#pragma once

#include <span>
#include <string>

#include "scenario/descriptor.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// This build, with the checksum of the program, and determining_text() of the scenarios, as lines
// `key: value`. Throws InputError as determining_text() does,
// RunError(disk_error) when the program cannot be read.
std::string run_identity(std::span<const Scenario> scenarios, const Catalogue& catalogue);

}  // namespace backlash
