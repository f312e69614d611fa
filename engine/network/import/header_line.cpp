#include "network/import/header_line.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace backlash {
namespace {

constexpr std::array<std::string_view, 18> end_words = {
    "follower", "followee", "from", "to",   "source",  "target", "src", "dst", "user",
    "u",        "v",        "head", "tail", "from_id", "to_id",  "id1", "id2", "followed"};

bool is_end_word(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return std::ranges::find(end_words, lower) != end_words.end();
}

}  // namespace

std::optional<std::uint64_t> parse_id(std::string_view text) {
    std::uint64_t id = 0;
    const char* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, id);
    return error == std::errc{} && end == last ? std::optional(id) : std::nullopt;
}

bool has_numeric_ids(std::span<const LineField> fields) {
    return fields.size() >= 2 && parse_id(fields[0].text) && parse_id(fields[1].text);
}

bool is_header(std::span<const LineField> first, std::span<const LineField> next) {
    if (first.size() < 2) return false;
    if (first.size() > 2 && next.size() == 2) return true;
    if (has_numeric_ids(next)) return !has_numeric_ids(first);
    return is_end_word(first[0].text) && is_end_word(first[1].text);
}

}  // namespace backlash
