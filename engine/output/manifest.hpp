// MANIFEST, the file beside results with a line of checksum and size for each that was completed.
#pragma once

#include <filesystem>

namespace backlash {

// Throws InputError when the MANIFEST beside the result has a line for it, and size or checksum differ. A
// result without MANIFEST, for instance one that came by mail, passes.
void check_against_manifest(const std::filesystem::path& path);

// Whether this program wrote the file and nobody has changed it since: the MANIFEST beside it has a line for
// it, and size and checksum are those.
bool manifest_vouches_for(const std::filesystem::path& path);

}  // namespace backlash
