#include <fmt/format.h>

#include <fstream>
#include <string>

#include "base/error.hpp"
#include "output/durable_file.hpp"
#include "output/read_result.hpp"

namespace backlash {

namespace {

constexpr std::size_t checksum_digits = 8;

// "7d8cd711 220455" of the last line "7d8cd711 220455 NAME"; empty when there is none.
std::string last_entry(const std::filesystem::path& manifest, const std::string& name) {
    std::ifstream file(manifest);
    std::string line;
    std::string entry;
    while (std::getline(file, line)) {
        const auto size_end = line.find(' ', checksum_digits + 1);
        if (size_end == std::string::npos || line[checksum_digits] != ' ') continue;
        if (line.compare(size_end + 1, std::string::npos, name) == 0) entry = line.substr(0, size_end);
    }
    return entry;
}

}  // namespace

void check_against_manifest(const std::filesystem::path& path) {
    const auto entry = last_entry(path.parent_path() / "MANIFEST", path.filename().string());
    if (entry.empty()) return;
    const FileChecksum found = checksum_of_file(path);
    if (fmt::format("{:08x} {}", found.crc32c, found.size) == entry) return;
    throw InputError(fmt::format(
        "{} is not what its line in MANIFEST says: it was cut off or changed; expected a complete result",
        path.string()));
}

}  // namespace backlash
