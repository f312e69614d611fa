#include "scenario/notation/calendar_time.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

#include "scenario/notation/number.hpp"

namespace backlash {
namespace {

constexpr int seconds_per_day = 86400;

// Takes exactly `count` digits from the beginning of the text.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = 10 * value + (c - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

Parsed<std::int64_t> take_date(std::string_view& text) {
    const auto malformed = Parsed<std::int64_t>{.problem = "is not a date"};
    const auto year = take_digits(text, 4);
    if (!year || !take(text, '-')) return malformed;
    const auto month = take_digits(text, 2);
    if (!month || !take(text, '-')) return malformed;
    const auto day = take_digits(text, 2);
    if (!day) return malformed;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return {.problem = "is a date that does not exist"};
    if (*year < 1900 || *year > 2200) return {.problem = "is not between 1900 and 2200"};
    return parsed<std::int64_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

// Seconds of the day.
Parsed<int> take_clock(std::string_view& text) {
    const auto malformed = Parsed<int>{.problem = "is not a time of day"};
    const auto hour = take_digits(text, 2);
    if (!hour || !take(text, ':')) return malformed;
    const auto minute = take_digits(text, 2);
    if (!minute) return malformed;
    int second = 0;
    if (take(text, ':')) {
        const auto written = take_digits(text, 2);
        if (!written) return malformed;
        second = *written;
    }
    const int seconds = *hour * 3600 + *minute * 60 + second;
    if (*minute > 59 || second > 59 || seconds > seconds_per_day) return {.problem = "has no such hour"};
    return parsed(seconds);
}

// Minutes east; the text is the rest behind the time.
Parsed<std::optional<int>> parse_zone(std::string_view text) {
    if (text.empty()) return parsed(std::optional<int>{});
    if (text == "Z") return parsed(std::optional<int>{0});
    const bool west = text.starts_with('-');
    if (take(text, '+') || take(text, '-')) {
        const auto hours = take_digits(text, 2);
        const bool colon = take(text, ':');
        const auto minutes = take_digits(text, 2);
        const bool valid = hours && colon && minutes && text.empty() && *minutes < 60 && *hours <= 14;
        if (valid) return parsed(std::optional<int>{(west ? -1 : 1) * (*hours * 60 + *minutes)});
    }
    return {.problem = "has an unknown time zone"};
}

}  // namespace

Parsed<CalendarTime> parse_calendar_time(std::string_view text) {
    auto rest = text;
    const auto date = take_date(rest);
    if (!date) return {.problem = date.problem == "is not a date" ? "is not a time" : date.problem};
    if (rest.empty())
        return {.problem = "is a date without a time of day", .suggestion = std::string(text) + "T00:00"};
    const bool separated = take(rest, 'T');
    if (!separated) rest = without_spaces_around(rest);
    const auto clock = take_clock(rest);
    if (!clock) return {.problem = clock.problem};
    if (!separated) {
        const auto day = text.substr(0, 10);
        return {.problem = "has no T between date and time of day",
                .suggestion = fmt::format("{}T{}", day, without_spaces_around(text.substr(10)))};
    }
    const auto zone = parse_zone(rest);
    if (!zone) return {.problem = zone.problem};
    return parsed(CalendarTime{*date.value * seconds_per_day + *clock.value, *zone.value});
}

Parsed<std::int64_t> parse_date(std::string_view text) {
    auto rest = text;
    auto date = take_date(rest);
    if (date && !rest.empty())
        return {.problem = "is not a date", .suggestion = std::string(text.substr(0, 10))};
    return date;
}

Parsed<double> parse_clock(std::string_view text) {
    auto rest = text;
    const auto clock = take_clock(rest);
    if (!clock && text.size() > 1 && text[1] == ':') {
        return {.problem = clock.problem, .suggestion = "0" + std::string(text)};
    }
    if (!clock || !rest.empty()) return {.problem = clock ? "is not a time of day" : clock.problem};
    return parsed(*clock.value / 3600.0);
}

std::string write_date(std::int64_t days) {
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string write_clock(double hours) {
    const auto seconds = static_cast<int>(std::lround(hours * 3600.0));
    const auto text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    return seconds % 60 == 0 ? text : fmt::format("{}:{:02}", text, seconds % 60);
}

std::string write_calendar_time(std::int64_t wall_seconds) {
    const std::int64_t of_day = ((wall_seconds % seconds_per_day) + seconds_per_day) % seconds_per_day;
    return write_date((wall_seconds - of_day) / seconds_per_day) + "T" +
           write_clock(static_cast<double>(of_day) / 3600.0);
}

std::string write_zone(int offset_minutes) {
    const int size = std::abs(offset_minutes);
    return fmt::format("{}{:02}:{:02}", offset_minutes < 0 ? '-' : '+', size / 60, size % 60);
}

}  // namespace backlash
