// What this program was built from and with.
#pragma once

#include <string_view>

namespace backlash {

struct BuildInfo {
    std::string_view version;       // of the program
    std::string_view git_revision;  // with "-dirty" when the tree had changes
    std::string_view build_type;
    std::string_view compiler;
    std::string_view flags;
    std::string_view libraries;  // name and version of each
};

BuildInfo build_info();

}  // namespace backlash
