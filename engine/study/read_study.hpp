// Reads a study file: strict like the reader of scenarios, all mistakes in one go.
#pragma once

#include <filesystem>

#include "scenario/descriptor.hpp"
#include "study/study.hpp"

namespace backlash {

// The version of the format that is read: `backlash_study: 1`.
inline constexpr int study_format_version = 1;

// Also reads the base scenario, which must be valid by itself. Throws InputError with all mistakes. What the
// values of parameters make of the scenario is checked by check_cases.
Study read_study(const std::filesystem::path& file, const Catalogue& catalogue);

}  // namespace backlash
