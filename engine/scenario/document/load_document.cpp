#include "scenario/document/load_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "scenario/document/merge.hpp"
#include "scenario/document/override.hpp"
#include "scenario/document/parse_document.hpp"
#include "scenario/document/read_text.hpp"
#include "scenario/notation/number.hpp"

namespace backlash::document {
namespace {

constexpr std::size_t longest_chain = 8;

struct File {
    std::string name;
    std::string text;
    Node root;
};

std::optional<Entry> take_entry(Node& map, std::string_view key) {
    const auto found = std::find_if(map.entries.begin(), map.entries.end(),
                                    [&](const Entry& entry) { return entry.key == key; });
    if (found == map.entries.end()) return std::nullopt;
    Entry entry = std::move(*found);
    map.entries.erase(found);
    return entry;
}

void check_version(const std::optional<Entry>& entry, const std::string& file, int supported,
                   Complaints& complaints) {
    const std::string expected = fmt::format("backlash: {}", supported);
    if (!entry) {
        complaints.add({file, 1, 1}, "the format version is missing", expected);
        return;
    }
    const auto version = parse_integer(entry->value.scalar);
    if (!version || *version.value != static_cast<std::uint64_t>(supported)) {
        complaints.add(entry->value.where.position(), "format version " + in_words(entry->value), expected);
    }
}

std::optional<File> load_file(const std::filesystem::path& path, const Place& asked_at,
                              Complaints& complaints) {
    auto text = read_text(path, asked_at, complaints);
    if (!text) return std::nullopt;
    auto root = parse_document(*text, path.string(), complaints);
    if (!root) return std::nullopt;
    if (!root->is_map()) {
        complaints.add(root->where.position(), "the file is " + in_words(*root), "keys with values");
        return std::nullopt;
    }
    return File{path.string(), std::move(*text), std::move(*root)};
}

// The file that `entry` names, relative to the file that it stands in; empty when it names none.
std::filesystem::path extended_path(const Entry& entry, const std::filesystem::path& from,
                                    Complaints& complaints) {
    if (!entry.value.is_scalar() || entry.value.scalar.empty()) {
        complaints.add(entry.value.where.position(), "extends is " + in_words(entry.value),
                       "the path of one file");
        return {};
    }
    return (from.parent_path() / entry.value.scalar).lexically_normal();
}

struct Chain {
    std::vector<File> files;  // the base last
    bool complete = false;
};

// The file and those it extends.
Chain load_chain(std::filesystem::path path, int format_version, Complaints& complaints) {
    Chain chain;
    std::vector<std::filesystem::path> visited;
    Place asked_at;
    while (!path.empty()) {
        std::error_code unresolved;
        const auto resolved = std::filesystem::weakly_canonical(path, unresolved);
        if (std::find(visited.begin(), visited.end(), resolved) != visited.end()) {
            complaints.add(asked_at.position(), "'" + path.string() + "' extends itself", "no cycle");
            return chain;
        }
        if (visited.size() > longest_chain) {
            complaints.add(asked_at.position(), "too many files extend one another", "a chain of at most 8");
            return chain;
        }
        visited.push_back(resolved);
        auto file = load_file(path, asked_at, complaints);
        if (!file) return chain;
        check_version(take_entry(file->root, "backlash"), file->name, format_version, complaints);
        const auto extends = take_entry(file->root, "extends");
        if (!chain.files.empty()) take_entry(file->root, "name");  // a name is a file's own
        chain.files.push_back(std::move(*file));
        asked_at = extends ? extends->value.where : Place{};
        path = extends ? extended_path(*extends, path, complaints) : std::filesystem::path{};
    }
    chain.complete = true;
    return chain;
}

void add_text(LoadedDocument& document, const File& file, bool is_only) {
    if (!is_only) document.text += fmt::format("# ---- {}\n", file.name);
    document.text += file.text;
    if (!is_only && !file.text.ends_with('\n')) document.text += '\n';
}

void apply_override(LoadedDocument& document, const std::string& text, Complaints& complaints) {
    document.text += (document.text.ends_with('\n') ? "# --set " : "\n# --set ") + text + "\n";
    document.files.push_back(override_name(text));
    auto over = parse_override(text, complaints);
    if (!over) return;
    for (const std::string_view key : {"backlash", "extends"}) {
        if (take_entry(*over, key)) {
            complaints.add({override_name(text), 0, 0}, fmt::format("{} cannot be set here", key),
                           "it in the file");
        }
    }
    document.root = merge(std::move(document.root), std::move(*over), complaints);
}

}  // namespace

LoadedDocument load_files(const std::filesystem::path& path, int format_version, Complaints& complaints) {
    auto chain = load_chain(path, format_version, complaints);
    LoadedDocument document;
    document.complete = chain.complete;
    for (auto file = chain.files.rbegin(); file != chain.files.rend(); ++file) {
        document.files.push_back(file->name);
        add_text(document, *file, chain.files.size() == 1);
        document.root = merge(std::move(document.root), std::move(file->root), complaints);
    }
    return document;
}

void lay_over(LoadedDocument& document, std::span<const std::string> overrides, Complaints& complaints) {
    for (const auto& text : overrides) apply_override(document, text, complaints);
}

}  // namespace backlash::document
