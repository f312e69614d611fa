#include "scenario/document/utf8.hpp"

#include <algorithm>

namespace backlash::document {
namespace {

struct Lead {
    int following;         // bytes after the first; -1: not a first byte
    unsigned char lowest;  // of the second byte
    unsigned char highest;
};

Lead lead_of(unsigned char byte) {
    if (byte < 0x80) return {0, 0, 0};
    if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
    if (byte == 0xE0) return {2, 0xA0, 0xBF};
    if (byte == 0xED) return {2, 0x80, 0x9F};  // no surrogates
    if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
    if (byte == 0xF0) return {3, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
    if (byte == 0xF4) return {3, 0x80, 0x8F};
    return {-1, 0, 0};
}

}  // namespace

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t first_invalid_utf8(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const Lead lead = lead_of(static_cast<unsigned char>(text[i]));
        if (lead.following < 0 || text.size() - i <= static_cast<std::size_t>(lead.following)) return i;
        for (int k = 1; k <= lead.following; ++k) {
            const auto byte = static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]);
            const auto lowest = k == 1 ? lead.lowest : static_cast<unsigned char>(0x80);
            const auto highest = k == 1 ? lead.highest : static_cast<unsigned char>(0xBF);
            if (byte < lowest || byte > highest) return i;
        }
        i += static_cast<std::size_t>(lead.following) + 1;
    }
    return i;
}

}  // namespace backlash::document
