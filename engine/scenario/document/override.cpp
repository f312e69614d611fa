#include "scenario/document/override.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "scenario/document/check_text.hpp"
#include "scenario/document/parse_document.hpp"

namespace backlash::document {
namespace {

// An override has no lines.
void drop_lines(Node& node, const Place& place) {
    node.where = place;
    for (auto& item : node.items) drop_lines(item, place);
    for (auto& entry : node.entries) {
        entry.where = place;
        drop_lines(entry.value, place);
    }
}

}  // namespace

std::string override_name(const std::string& text) {
    return "--set " + text;
}

std::optional<Node> parse_override(const std::string& text, Complaints& complaints) {
    const auto file = std::make_shared<const std::string>(override_name(text));
    const Place place{file, 0, 0};
    const auto refuse = [&](const std::string& what) {
        complaints.add(place.position(), what,
                       "key=value with dots between nested keys: --set network.accounts=1e6");
        return std::nullopt;
    };
    const auto equals = text.find('=');
    if (equals == std::string::npos) return refuse("there is no '='");
    std::string_view keys = std::string_view(text).substr(0, equals);
    if (keys.empty() || keys.starts_with('.') || keys.ends_with('.') ||
        keys.find("..") != std::string_view::npos) {
        return refuse("there is a key without a name");
    }
    if (std::count(keys.begin(), keys.end(), '.') >= deepest_nesting) return refuse("nested too deeply");
    const std::size_t before = complaints.size();
    auto value = parse_document(std::string_view(text).substr(equals + 1), *file, complaints);
    if (!value) {
        if (complaints.size() == before) return refuse("there is no value");
        return std::nullopt;
    }
    drop_lines(*value, place);
    while (!keys.empty()) {
        const auto dot = keys.rfind('.');
        Node map{.kind = Node::Kind::map, .where = place};
        map.entries.push_back(
            {std::string(keys.substr(dot + 1)), place, std::move(*value)});  // npos + 1 is 0
        value = std::move(map);
        keys = keys.substr(0, dot == std::string_view::npos ? 0 : dot);
    }
    return value;
}

}  // namespace backlash::document
