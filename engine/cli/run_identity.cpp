#include "cli/run_identity.hpp"

#include <fmt/format.h>

#include <sstream>

#include "cli/build_info.hpp"
#include "output/durable_file.hpp"
#include "simulation/results_version.hpp"
#include "study/running/run_id.hpp"

namespace backlash {
namespace {

std::string build_text() {
    const BuildInfo info = build_info();
    // Sources may be in no revision, and git does not tell of those it does not know.
    const FileChecksum program = checksum_of_file("/proc/self/exe");
    return fmt::format(
        "results version: {}\nprogram: backlash {} ({})\nbuild: {} build, {}, flags {}\n"
        "libraries: {}\nprogram file: {:08x} {}\n",
        results_version, info.version, info.git_revision, info.build_type, info.compiler, info.flags,
        info.libraries, program.crc32c, program.size);
}

std::string indented(const std::string& text) {
    std::string result;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) result += "  " + line + "\n";
    return result;
}

}  // namespace

std::string run_identity(std::span<const Scenario> scenarios, const Catalogue& catalogue) {
    std::string text = build_text();
    if (scenarios.size() == 1) return text + determining_text(scenarios.front(), catalogue);
    for (std::size_t k = 0; k < scenarios.size(); ++k)
        text += fmt::format("scenario {}:\n{}", k + 1, indented(determining_text(scenarios[k], catalogue)));
    return text;
}

}  // namespace backlash
