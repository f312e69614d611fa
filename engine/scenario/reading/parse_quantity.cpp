#include "scenario/reading/parse_quantity.hpp"

#include "scenario/notation/duration.hpp"
#include "scenario/notation/money.hpp"
#include "scenario/notation/number.hpp"
#include "scenario/notation/relative_time.hpp"

namespace backlash {
namespace {

bool may_be_percentage(const Field& field) {
    return field.unit == "1" || field.unit.empty();
}

Parsed<double> parse_time_inside(std::string_view text, const ReadingContext& context) {
    auto time = context.times.parse(text);
    if (time && (*time.value < 0.0 || *time.value > context.duration)) {
        return {.problem = "is outside of the scenario, which lasts from " + context.clock.write_time(0.0) +
                           " to " + context.clock.write_time(context.duration)};
    }
    return time;
}

Parsed<double> parse_day_inside(std::string_view text, const ReadingContext& context) {
    const auto date = parse_date(text);
    if (!date) return failed_like<double>(date);
    const double begin = context.clock.hours({.wall_seconds = *date.value * 86400});
    if (begin + 24.0 <= 0.0 || begin > context.duration) return {.problem = "is outside of the scenario"};
    return parsed(static_cast<double>(*date.value - context.clock.start_day()));
}

}  // namespace

Parsed<double> parse_quantity(std::string_view text, const Field& field, const ReadingContext& context) {
    switch (field.quantity) {
        case Quantity::duration:
            return parse_duration(text);
        case Quantity::time:
            return parse_time_inside(text, context);
        case Quantity::day:
            return parse_day_inside(text, context);
        case Quantity::clock:
            return parse_clock(text);
        case Quantity::money:
            return parse_money(text, context.currency);
        default:
            return may_be_percentage(field) ? parse_share(text) : parse_number(text);
    }
}

Parsed<double> parse_bound(std::string_view text, const ReadingContext& context) {
    if (looks_relative(text)) return context.times.parse(text);
    if (auto number = parse_share(text)) return number;
    if (auto duration = parse_duration(text)) return duration;
    if (auto clock = parse_clock(text)) return clock;
    if (auto time = context.times.parse(text)) return time;
    return {.problem = "is neither a number, a duration nor a time"};
}

std::string expected_form(const Field& field) {
    switch (field.quantity) {
        case Quantity::integer:
            return "a whole number such as 200000 or 2e5";
        case Quantity::duration:
            return "a duration such as 5 min, 9h05m or 6 days";
        case Quantity::time:
            return "a time such as 2026-01-05T21:35, onset + 9h05m or start + 3 h";
        case Quantity::day:
            return "a date such as 2026-01-05";
        case Quantity::clock:
            return "a time of day such as 13:00";
        case Quantity::money:
            return "an amount such as 149 MHKD, or a plain number";
        default:
            return may_be_percentage(field) ? "a number such as 0.35 or 35 %" : "a number such as 0.35";
    }
}

}  // namespace backlash
