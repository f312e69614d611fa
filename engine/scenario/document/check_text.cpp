#include "scenario/document/check_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/document/utf8.hpp"

namespace backlash::document {
namespace {

// Line and column, from 1, of the byte at `offset`.
SourcePosition position_of(std::string_view text, std::size_t offset, const std::string& file) {
    const auto before = text.substr(0, offset);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto last_line = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
    return {file, static_cast<int>(line), static_cast<int>(count_characters(last_line)) + 1};
}

bool is_control(std::string_view text, std::size_t i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\r') return i + 1 == text.size() || text[i + 1] != '\n';
    return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
}

}  // namespace

bool check_text(std::string_view text, const std::string& file, Complaints& complaints) {
    const auto refuse = [&](std::size_t offset, std::string what, std::string expected) {
        complaints.add(position_of(text, offset, file), std::move(what), std::move(expected));
        return false;
    };
    if (text.size() > largest_file) {
        complaints.add({file, 0, 0}, "the file is too large", "at most 1 MiB");
        return false;
    }
    if (const auto invalid = first_invalid_utf8(text); invalid < text.size()) {
        return refuse(invalid, "the file is not text in UTF-8", "a text file");
    }
    std::size_t separators = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_control(text, i)) {
            const auto code = static_cast<unsigned>(static_cast<unsigned char>(text[i]));
            return refuse(i, fmt::format("control character U+{:04X}", code), "a text file");
        }
        if (text[i] == '\t') return refuse(i, "tab character", "spaces");
        separators += text[i] == '[' || text[i] == '{' || text[i] == ',' ? 1 : 0;
        if (separators > most_nodes) return refuse(i, "more than 100000 values", "a smaller file");
    }
    return true;
}

}  // namespace backlash::document
