#include "scenario/notation/excerpt.hpp"

#include <algorithm>

namespace backlash {

std::string excerpt(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::size_t length = std::min(text.size(), longest);
    const auto continues_character = [&](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
    };
    while (length > 0 && continues_character(length)) --length;
    std::string quoted = "'" + std::string(text.substr(0, length));
    std::replace(quoted.begin(), quoted.end(), '\n', ' ');
    return quoted + (length < text.size() ? "…'" : "'");
}

}  // namespace backlash
