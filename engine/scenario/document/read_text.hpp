// A small text file as a string.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "scenario/document/node.hpp"
#include "scenario/reading/complaints.hpp"

namespace backlash::document {

// At most one byte more than `largest_file`, which is enough to see that the file is too large. When it
// cannot be read, complains at `asked_at` (of the line that names the file) or, without a file there, at the
// file itself.
std::optional<std::string> read_text(const std::filesystem::path& path, const Place& asked_at,
                                     Complaints& complaints);

}  // namespace backlash::document
