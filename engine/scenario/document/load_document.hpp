// A scenario file together with the files it extends and the overrides of the command line, as one tree.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "scenario/document/node.hpp"
#include "scenario/reading/complaints.hpp"

namespace backlash::document {

struct LoadedDocument {
    Node root;                       // of kind null when no file could be understood
    bool complete = false;           // every file of the chain could be understood
    std::string text;                // all files verbatim, the base first, then the overrides as comments
    std::vector<std::string> files;  // in that order, as their places name them; then the overrides
};

// The files without overrides. `format_version` is what each file must say under `backlash:`. The keys
// `backlash`, `extends` and, in an extended file, `name` are taken out of the tree.
LoadedDocument load_files(const std::filesystem::path& path, int format_version, Complaints& complaints);

// Lays overrides over the files.
void lay_over(LoadedDocument& document, std::span<const std::string> overrides, Complaints& complaints);

}  // namespace backlash::document
