#include "scenario/notation/money.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "scenario/notation/number.hpp"

namespace backlash {
namespace {

// The power of ten that the prefix of a unit stands for.
std::optional<int> exponent_of(std::string_view prefix) {
    if (prefix.empty()) return 0;
    if (prefix == "k") return 3;
    if (prefix == "M") return 6;
    if (prefix == "B") return 9;
    return std::nullopt;
}

}  // namespace

bool is_currency(std::string_view code) {
    return code.size() == 3 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Parsed<double> parse_money(std::string_view text, std::string_view currency) {
    const std::size_t length = number_prefix(text);
    const auto number = parse_number(length == 0 ? text : text.substr(0, length));
    if (!number) return number;
    const auto unit = without_spaces_around(text.substr(length));
    if (unit.empty()) return number;
    const auto amount = text.substr(0, length);
    if (unit.size() >= 3 && is_currency(unit.substr(unit.size() - 3))) {
        const auto prefix = unit.substr(0, unit.size() - 3);
        const auto exponent = exponent_of(prefix);
        const bool known = unit.substr(unit.size() - 3) == currency;
        if (!known && exponent) {
            return {.problem = fmt::format("is not in {}, the currency of the market", currency),
                    .suggestion = fmt::format("{} {}{}", amount, prefix, currency)};
        }
        if (exponent) return parse_scaled_number(amount, *exponent);
    }
    if (exponent_of(unit)) {
        return {.problem = "has no currency", .suggestion = fmt::format("{} {}{}", amount, unit, currency)};
    }
    return {.problem = fmt::format("has the unknown unit '{}'", unit)};
}

}  // namespace backlash
