#include "cli/first_difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace backlash {
namespace {

struct Entry {
    std::string path;  // keys with dots between
    std::string value;

    bool operator==(const Entry&) const = default;
};

std::vector<Entry> entries_of(std::string_view text) {
    struct Open {
        std::size_t indent = 0;
        std::string path;
    };
    std::vector<Open> parents;
    std::vector<Entry> entries;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        while (!parents.empty() && parents.back().indent >= indent) parents.pop_back();
        const std::size_t colon = std::min(line.find(':', indent), line.size());
        const std::string key = line.substr(indent, colon - indent);
        const std::string path = parents.empty() ? key : parents.back().path + "." + key;
        entries.push_back({path, line.substr(std::min(colon + 2, line.size()))});
        parents.push_back({indent, path});
    }
    return entries;
}

bool has(const std::vector<Entry>& entries, const std::string& path) {
    return std::ranges::find(entries, path, &Entry::path) != entries.end();
}

}  // namespace

std::string first_difference(std::string_view there, std::string_view here) {
    const auto old_entries = entries_of(there);
    const auto new_entries = entries_of(here);
    const auto [old, now] = std::ranges::mismatch(old_entries, new_entries);
    if (old == old_entries.end() && now == new_entries.end()) return {};
    if (now == new_entries.end()) return fmt::format("{} is there, not here", old->path);
    if (old == old_entries.end()) return fmt::format("{} is here, not there", now->path);
    if (old->path == now->path)
        return fmt::format("{}: there {}, here {}", now->path, old->value, now->value);
    return has(new_entries, old->path) ? fmt::format("{} is here, not there", now->path)
                                       : fmt::format("{} is there, not here", old->path);
}

}  // namespace backlash
