#include "output/manifest.hpp"

#include <fmt/format.h>

#include <fstream>
#include <string>

#include "base/error.hpp"
#include "output/durable_file.hpp"

namespace backlash {

namespace {

constexpr std::size_t checksum_digits = 8;

// "7d8cd711 220455" of the last line "7d8cd711 220455 NAME" beside the file; empty when there is none.
std::string entry_of(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    std::ifstream file(path.parent_path() / "MANIFEST");
    std::string line;
    std::string entry;
    while (std::getline(file, line)) {
        const auto size_end = line.find(' ', checksum_digits + 1);
        if (size_end == std::string::npos || line[checksum_digits] != ' ') continue;
        if (line.compare(size_end + 1, std::string::npos, name) == 0) entry = line.substr(0, size_end);
    }
    return entry;
}

bool is_as_in(const std::string& entry, const std::filesystem::path& path) {
    const FileChecksum found = checksum_of_file(path);
    return fmt::format("{:08x} {}", found.crc32c, found.size) == entry;
}

}  // namespace

bool manifest_vouches_for(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path)) return false;
    const auto entry = entry_of(path);
    return !entry.empty() && is_as_in(entry, path);
}

void check_against_manifest(const std::filesystem::path& path) {
    const auto entry = entry_of(path);
    if (entry.empty() || is_as_in(entry, path)) return;
    throw InputError(fmt::format(
        "{} is not what its line in MANIFEST says: it was cut off or changed; expected a complete result",
        path.string()));
}

}  // namespace backlash
