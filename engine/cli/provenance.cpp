#include "cli/provenance.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>

#include "base/host_name.hpp"
#include "base/memory_limit.hpp"
#include "cli/build_info.hpp"

namespace backlash {
namespace {

// As the shell started it, words separated by blanks.
std::string command_line() {
    std::ifstream file("/proc/self/cmdline", std::ios::binary);
    std::string words{std::istreambuf_iterator<char>(file), {}};
    if (!words.empty()) words.pop_back();
    std::ranges::replace(words, '\0', ' ');
    return words;
}

}  // namespace

Provenance provenance_of_run(int threads, double seconds) {
    const BuildInfo info = build_info();
    return {.program_version = std::string(info.version),
            .git_revision = std::string(info.git_revision),
            .build_type = std::string(info.build_type),
            .compiler = std::string(info.compiler),
            .flags = std::string(info.flags),
            .libraries = std::string(info.libraries),
            .host = host_name(),
            .command_line = command_line(),
            .date_created = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))),
            .threads = threads,
            .wall_seconds = seconds,
            .peak_memory_bytes = peak_memory()};
}

}  // namespace backlash
