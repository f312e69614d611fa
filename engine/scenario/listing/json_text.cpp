#include "scenario/listing/json_text.hpp"

#include <fmt/format.h>

namespace backlash::json {

std::string quote(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (code < 0x20) {
            quoted += fmt::format("\\u{:04x}", code);
        } else {
            quoted += c;
        }
    }
    return quoted + "\"";
}

std::string object(const Members& members) {
    std::string text;
    for (const auto& [name, value] : members)
        text += fmt::format("{}{}:{}", text.empty() ? "" : ",", quote(name), value);
    return "{" + text + "}";
}

std::string array(const std::vector<std::string>& items) {
    return fmt::format("[{}]", fmt::join(items, ","));
}

std::string indent(std::string_view json) {
    std::string text;
    std::size_t depth = 0;
    bool in_string = false;
    bool escaped = false;
    const auto new_line = [&] { text += "\n" + std::string(2 * depth, ' '); };
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"' && !escaped) in_string = !in_string;
        escaped = c == '\\' && !escaped;
        const bool closes = !in_string && (c == '}' || c == ']');
        const bool is_empty = closes && (json[i - 1] == '{' || json[i - 1] == '[');
        if (closes) --depth;
        if (closes && !is_empty) new_line();
        text += c;
        if (in_string) continue;
        if (c == ':') text += ' ';
        const bool opens = c == '{' || c == '[';
        if (opens) ++depth;
        const bool opens_something = opens && i + 1 < json.size() && json[i + 1] != '}' && json[i + 1] != ']';
        if (opens_something || c == ',') new_line();
    }
    return text + "\n";
}

}  // namespace backlash::json
