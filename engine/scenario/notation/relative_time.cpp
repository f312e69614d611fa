#include "scenario/notation/relative_time.hpp"

#include <algorithm>

#include "scenario/notation/duration.hpp"
#include "scenario/notation/number.hpp"

namespace backlash {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace

bool is_name(std::string_view text) {
    constexpr std::size_t longest = 64;
    return looks_relative(text) && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), is_name_character);
}

bool looks_relative(std::string_view text) {
    return !text.empty() && is_letter(text.front());
}

Parsed<RelativeTime> parse_relative_time(std::string_view text) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_name_character);
    const auto length = static_cast<std::size_t>(end - text.begin());
    const auto anchor = text.substr(0, length);
    if (!is_name(anchor)) return {.problem = "is not a time"};
    auto rest = without_spaces_around(text.substr(length));
    if (rest.empty()) return parsed(RelativeTime{std::string(anchor), 0.0});
    const bool earlier = rest.starts_with('-');
    if (!earlier && !rest.starts_with('+')) return {.problem = "is not a time"};
    const auto delay = parse_duration(rest.substr(1));
    if (!delay) {
        auto failure = failed_like<RelativeTime>(delay);
        if (!failure.suggestion.empty()) {
            failure.suggestion = std::string(anchor) + (earlier ? " - " : " + ") + failure.suggestion;
        }
        return failure;
    }
    return parsed(RelativeTime{std::string(anchor), earlier ? -*delay.value : *delay.value});
}

}  // namespace backlash
