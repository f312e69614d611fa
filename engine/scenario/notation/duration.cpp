#include "scenario/notation/duration.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <vector>

#include "base/nearest_name.hpp"
#include "scenario/notation/number.hpp"

namespace backlash {
namespace {

struct Unit {
    std::string_view name;
    double seconds;
};

constexpr std::array units = {Unit{"s", 1.0},         Unit{"sec", 1.0},       Unit{"second", 1.0},
                              Unit{"seconds", 1.0},   Unit{"m", 60.0},        Unit{"min", 60.0},
                              Unit{"minute", 60.0},   Unit{"minutes", 60.0},  Unit{"h", 3600.0},
                              Unit{"hour", 3600.0},   Unit{"hours", 3600.0},  Unit{"d", 86400.0},
                              Unit{"day", 86400.0},   Unit{"days", 86400.0},  Unit{"w", 604800.0},
                              Unit{"week", 604800.0}, Unit{"weeks", 604800.0}};

const Unit* find_unit(std::string_view name) {
    for (const auto& unit : units) {
        if (unit.name == name) return &unit;
    }
    return nullptr;
}

std::string nearest_unit(std::string_view name) {
    std::vector<std::string> names;
    for (const auto& unit : units) {
        if (unit.name.size() > 1)
            names.emplace_back(unit.name);  // to a single letter everything short is near
    }
    return nearest_name(name, names);
}

// One `number unit` taken from the beginning of the text.
struct Component {
    double number;
    const Unit* unit;
};

Parsed<Component> take_component(std::string_view& text) {
    // "05m" of "9h05m": leading zeros are customary inside a duration
    std::size_t zeros = 0;
    while (zeros + 1 < text.size() && text[zeros] == '0' && text[zeros + 1] >= '0' && text[zeros + 1] <= '9')
        ++zeros;
    const auto padded = text.substr(zeros);
    const std::size_t length = number_prefix(padded);
    if (length == 0) return {.problem = "is not a duration"};
    const auto number = parse_number(padded.substr(0, length));
    if (!number) return failed_like<Component>(number);
    const auto rest = without_spaces_around(padded.substr(length));
    const auto name =
        rest.substr(0, rest.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    if (name.empty()) {
        return {.problem = "has no unit",
                .suggestion = rest.empty() ? write_number(*number.value) + " h" : ""};
    }
    const Unit* unit = find_unit(name);
    if (unit == nullptr) {
        const auto near = nearest_unit(name);
        return {.problem = fmt::format("has the unknown unit '{}'", name),
                .suggestion = near.empty() ? near : write_number(*number.value) + " " + near};
    }
    text = without_spaces_around(rest.substr(name.size()));
    return parsed(Component{*number.value, unit});
}

}  // namespace

Parsed<double> parse_duration(std::string_view text) {
    auto rest = without_spaces_around(text);
    if (rest.empty()) return {.problem = "is not a duration"};
    double seconds = 0.0;
    const Unit* last = nullptr;
    while (!rest.empty()) {
        const auto component = take_component(rest);
        if (!component) return failed_like<double>(component);
        const auto [number, unit] = *component.value;
        if (number < 0.0) return {.problem = "is negative"};
        if (last != nullptr && unit->seconds >= last->seconds)
            return {.problem = "has its units out of order"};
        // Hours alone must come back as the very number that was written.
        if (last == nullptr && rest.empty() && unit->name.front() == 'h') return parsed(number);
        seconds += number * unit->seconds;
        last = unit;
    }
    if (!std::isfinite(seconds)) return {.problem = "is too long"};
    return parsed(seconds / 3600.0);
}

std::string write_duration(double hours) {
    const double seconds = std::round(hours * 3600.0);
    constexpr double longest_exact = 1e12;
    if (seconds > longest_exact || seconds / 3600.0 != hours) return write_number(hours) + " h";
    const auto whole = static_cast<long long>(seconds);
    if (whole > 0 && whole % 86400 == 0)
        return fmt::format("{} day{}", whole / 86400, whole == 86400 ? "" : "s");
    if (whole % 3600 == 0) return fmt::format("{} h", whole / 3600);
    if (whole % 60 != 0) {
        return whole < 3600 ? fmt::format("{} s", whole)
                            : fmt::format("{}h{:02}m{:02}s", whole / 3600, whole / 60 % 60, whole % 60);
    }
    return whole < 3600 ? fmt::format("{} min", whole / 60)
                        : fmt::format("{}h{:02}m", whole / 3600, whole / 60 % 60);
}

}  // namespace backlash
