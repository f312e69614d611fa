#include "scenario/notation/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace backlash {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t digits_at(std::string_view text, std::size_t from) {
    std::size_t end = from;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - from;
}

std::size_t sign_at(std::string_view text, std::size_t from) {
    return from < text.size() && (text[from] == '+' || text[from] == '-') ? 1 : 0;
}

// The text without thousands separators when it is a number with them, or with a point for a decimal comma;
// otherwise empty.
std::string without_separators(std::string_view text) {
    std::string digits(text);
    const auto is_separator = [](char c) { return c == '_' || c == ',' || c == ' ' || c == '\''; };
    const bool groups_of_three = [&] {
        const auto first = std::find_if(text.begin(), text.end(), is_separator);
        return text.end() - first >= 4 && std::all_of(first + 1, first + 4, is_digit);
    }();
    if (!groups_of_three) {
        std::replace(digits.begin(), digits.end(), ',', '.');
    } else {
        std::erase_if(digits, is_separator);
    }
    return digits != text && parse_number(digits) ? digits : std::string{};
}

std::string without_leading_zeros(std::string_view text) {
    const std::size_t sign = sign_at(text, 0);
    std::size_t zeros = sign;
    while (zeros + 1 < text.size() && text[zeros] == '0' && is_digit(text[zeros + 1])) ++zeros;
    return std::string(text.substr(0, sign)) + std::string(text.substr(zeros));
}

}  // namespace

std::string_view without_spaces_around(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::size_t number_prefix(std::string_view text) {
    std::size_t at = sign_at(text, 0);
    const std::size_t whole = digits_at(text, at);
    at += whole;
    std::size_t fraction = 0;
    if (at < text.size() && text[at] == '.') {
        fraction = digits_at(text, at + 1);
        if (whole + fraction == 0) return 0;
        at += 1 + fraction;
    }
    if (whole + fraction == 0) return 0;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t exponent = at + 1 + sign_at(text, at + 1);
        if (const std::size_t digits = digits_at(text, exponent); digits > 0) at = exponent + digits;
    }
    return at;
}

Parsed<double> parse_number(std::string_view text) {
    if (text.empty() || number_prefix(text) != text.size()) {
        return {.problem = "is not a number", .suggestion = text.empty() ? "" : without_separators(text)};
    }
    const std::size_t first = sign_at(text, 0);
    if (text[first] == '0' && first + 1 < text.size() && is_digit(text[first + 1])) {
        return {.problem = "has a leading zero", .suggestion = without_leading_zeros(text)};
    }
    double value = 0.0;
    const auto without_plus = text.substr(text[0] == '+' ? 1 : 0);
    const auto result =
        std::from_chars(without_plus.data(), without_plus.data() + without_plus.size(), value);
    if (result.ec != std::errc{}) return {.problem = "is too large or too small a number"};
    return parsed(value);
}

Parsed<double> parse_scaled_number(std::string_view text, int exponent) {
    auto number = parse_number(text);
    if (!number) return number;
    if (text.find_first_of("eE") != std::string_view::npos)
        return parsed(*number.value * std::pow(10.0, exponent));
    return parse_number(fmt::format("{}e{}", text, exponent));
}

Parsed<double> parse_share(std::string_view text) {
    if (!text.ends_with('%')) return parse_number(text);
    auto percent = parse_scaled_number(without_spaces_around(text.substr(0, text.size() - 1)), -2);
    if (!percent && !percent.suggestion.empty()) percent.suggestion += " %";
    return percent;
}

Parsed<std::uint64_t> parse_integer(std::string_view text) {
    const auto number = parse_number(text);
    if (!number) return failed_like<std::uint64_t>(number);
    std::uint64_t exact = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), exact);
    if (result.ec == std::errc{} && result.ptr == text.data() + text.size()) return parsed(exact);
    constexpr double two_to_64 = 0x1p64;
    if (*number.value < 0.0) return {.problem = "is negative"};
    if (*number.value >= two_to_64) return {.problem = "is too large a number"};
    if (*number.value != std::floor(*number.value)) return {.problem = "is not a whole number"};
    return parsed(static_cast<std::uint64_t>(*number.value));
}

std::string write_number(double value) {
    return fmt::format("{}", value + 0.0);  // no "-0"
}

}  // namespace backlash
