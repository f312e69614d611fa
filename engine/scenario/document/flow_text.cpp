#include "scenario/document/flow_text.hpp"

#include <algorithm>
#include <string_view>

#include "scenario/listing/field_lister.hpp"

namespace backlash::document {
namespace {

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// No mark of YAML in it, and no space at an end.
bool is_plain(std::string_view text) {
    constexpr std::string_view marks = "._+-% ";
    if (text.empty() || text.back() == ' ') return false;
    if (!is_letter_or_digit(text.front()) && text.front() != '.') return false;
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return is_letter_or_digit(c) || marks.find(c) != std::string_view::npos;
    });
}

std::string scalar_text(const std::string& text) {
    return is_plain(text) ? text : quote_text(text);
}

}  // namespace

std::string flow_text(const Node& node) {
    if (node.is_scalar()) return scalar_text(node.scalar);
    std::string text;
    const auto add = [&](const std::string& piece) { text += (text.empty() ? "" : ", ") + piece; };
    if (node.is_list()) {
        for (const auto& item : node.items) add(flow_text(item));
        return "[" + text + "]";
    }
    if (node.is_map()) {
        for (const auto& entry : node.entries) add(scalar_text(entry.key) + ": " + flow_text(entry.value));
        return "{" + text + "}";
    }
    return "~";
}

}  // namespace backlash::document
