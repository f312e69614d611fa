#include "study/number_form.hpp"

#include <cmath>

#include "scenario/notation/duration.hpp"
#include "scenario/notation/money.hpp"
#include "scenario/notation/number.hpp"
#include "scenario/notation/relative_time.hpp"

namespace backlash {

std::string NumberForm::write(double number) const {
    if (!anchor.empty())
        return anchor + (number < 0.0 ? " - " : " + ") + write_number(std::fabs(number)) + " h";
    return write_number(number) + (is_duration ? " h" : "");
}

std::string NumberForm::unit() const {
    if (!anchor.empty()) return "h after " + anchor;
    return is_duration ? "h" : "1";
}

std::optional<WrittenNumber> parse_written_number(std::string_view text, std::string_view currency) {
    if (const auto number = parse_share(text)) return WrittenNumber{*number.value, {}};
    if (const auto hours = parse_duration(text)) return WrittenNumber{*hours.value, {.is_duration = true}};
    if (const auto amount = parse_money(text, currency)) return WrittenNumber{*amount.value, {}};
    const bool has_delay = text.find_first_of("+-") != std::string_view::npos;
    if (!has_delay || !looks_relative(text)) return std::nullopt;
    const auto time = parse_relative_time(text);
    if (!time) return std::nullopt;
    return WrittenNumber{time.value->delay, {.anchor = time.value->anchor}};
}

}  // namespace backlash
