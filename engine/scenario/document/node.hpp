// A YAML document as plain values, each with its place in its file.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace backlash::document {

// A place that shares its file's name with all other places of the file. Line 0 is the file as a whole.
struct Place {
    std::shared_ptr<const std::string> file;
    int line = 0;
    int column = 0;

    SourcePosition position() const { return {file ? *file : std::string{}, line, column}; }
};

struct Entry;

struct Node {
    enum class Kind { null, scalar, list, map };

    Kind kind = Kind::null;
    Place where;
    std::string scalar{};
    std::vector<Node> items{};     // of a list
    std::vector<Entry> entries{};  // of a map, in file order, keys unique

    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_list() const { return kind == Kind::list; }
    bool is_map() const { return kind == Kind::map; }

    // The entry with that key, or null; nested maps with a dot: `penalty.junior`.
    const Entry* find(std::string_view key) const;
};

struct Entry {
    std::string key;
    Place where;  // of the key
    Node value;
};

// How a complaint names what a node is: "a list", "a map", "'text'", "nothing".
std::string in_words(const Node& node);
std::string key_in_words(const Entry& entry);

}  // namespace backlash::document
