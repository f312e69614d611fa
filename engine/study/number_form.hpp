// How the numbers of a parameter are written in a scenario: `0.35`, `9 h`, `onset + 9 h`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backlash {

struct NumberForm {
    std::string anchor{};      // "onset": the number is a delay after it, in hours
    bool is_duration = false;  // in hours

    // As a scenario reads it; the same number again.
    std::string write(double number) const;

    // "h after onset", "h" or "1".
    std::string unit() const;

    bool operator==(const NumberForm&) const = default;
};

struct WrittenNumber {
    double number = 0.0;
    NumberForm form;
};

// A number, percentage, amount of money in that currency, duration or delay after an event; nothing for all
// other texts.
std::optional<WrittenNumber> parse_written_number(std::string_view text, std::string_view currency);

}  // namespace backlash
