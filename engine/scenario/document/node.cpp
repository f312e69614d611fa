#include "scenario/document/node.hpp"

#include <algorithm>

#include "scenario/notation/excerpt.hpp"

namespace backlash::document {

const Entry* Node::find(std::string_view key) const {
    const auto dot = key.find('.');
    const auto head = key.substr(0, dot);
    const auto entry =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == head; });
    if (entry == entries.end()) return nullptr;
    return dot == std::string_view::npos ? &*entry : entry->value.find(key.substr(dot + 1));
}

std::string in_words(const Node& node) {
    switch (node.kind) {
        case Node::Kind::scalar:
            return excerpt(node.scalar);
        case Node::Kind::list:
            return "a list";
        case Node::Kind::map:
            return "a map";
        case Node::Kind::null:
            break;
    }
    return "nothing";
}

std::string key_in_words(const Entry& entry) {
    return excerpt(entry.key);
}

}  // namespace backlash::document
