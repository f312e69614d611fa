// The fields of FieldReader that have to do with the calendar, and the bounds of targets.
#include <algorithm>
#include <cmath>

#include "scenario/notation/calendar_time.hpp"
#include "scenario/notation/relative_time.hpp"
#include "scenario/notation/trigger.hpp"
#include "scenario/reading/field_reader.hpp"
#include "scenario/reading/parse_quantity.hpp"

namespace backlash {

using document::Node;

void FieldReader::start(const Field& field, std::int64_t& unix_seconds, int& zone_offset_minutes) {
    const Node* node = find(field);
    if (node == nullptr) return;
    constexpr auto expected = "a time with its zone such as 2026-01-04T00:00+08:00";
    const auto time = node->is_scalar() ? parse_calendar_time(node->scalar)
                                        : Parsed<CalendarTime>{.problem = "is not one value"};
    if (!time) return misread(*node, field.key, time.problem, expected, time.suggestion);
    if (!time.value->zone_offset_minutes) {
        return misread(*node, field.key, "has no time zone", expected, node->scalar + "+08:00");
    }
    zone_offset_minutes = *time.value->zone_offset_minutes;
    unix_seconds = time.value->wall_seconds - zone_offset_minutes * std::int64_t{60};
}

void FieldReader::event_time(const Field& field, double& time, std::string& after) {
    const Node* node = find_scalar(field);
    if (node == nullptr) return;
    if (const auto waiting = context_.times.waiting(node->scalar)) {
        if (std::abs(waiting->delay) > longest_duration)
            misread(*node, field.key, "is more than 366 days from another event", expected_form(field));
        after = waiting->anchor;
        time = waiting->delay;
    } else {
        time = read_number(*node, field, field.key).value_or(time);
    }
}

void FieldReader::trigger(const Field& field, std::optional<Trigger>& value) {
    const Node* node = find(field);
    if (node == nullptr) return;
    const auto trigger = node->is_scalar() ? parse_trigger(node->scalar, context_.watchables)
                                           : Parsed<Trigger>{.problem = "is not one value"};
    if (trigger) {
        value = trigger.value;
    } else {
        misread(*node, field.key, trigger.problem, "a condition such as fans.outrage > 0.4 for 1h + 2h",
                trigger.suggestion);
    }
}

void FieldReader::dates(const Field& field, std::vector<std::string>& values) {
    const Node* node = find(field);
    if (node == nullptr) return;
    if (!node->is_list())
        return misread(*node, field.key, "is not a list", "a list of dates such as [2026-01-01]");
    values.clear();
    for (const auto& item : node->items) {
        const auto date =
            item.is_scalar() ? parse_date(item.scalar) : Parsed<std::int64_t>{.problem = "is not one value"};
        if (!date) misread(item, field.key, date.problem, "a date such as 2026-01-05", date.suggestion);
        values.push_back(item.scalar);
    }
}

std::optional<FactorPoint> FieldReader::read_point(const Node& node, const Field& field,
                                                   std::string_view key) {
    if (!node.is_list() || node.items.size() != 2 || !node.items[0].is_scalar()) {
        misread(node, key, "is not a point", "[time, log-return] such as [2026-01-05T12:00, -1.2 %]");
        return std::nullopt;
    }
    const auto time = context_.times.parse(node.items[0].scalar);
    if (!time && !time.problem.empty()) {
        misread(node.items[0], key, time.problem, expected_form({.key = {}, .quantity = Quantity::time}),
                time.suggestion);
    }
    const auto log_return = read_number(node.items[1], field, key);
    if (!time || !log_return) return std::nullopt;
    return FactorPoint{*time.value, *log_return};
}

void FieldReader::paths(const Field& field, std::map<std::string, std::vector<FactorPoint>>& values) {
    const Node* node = find(field);
    if (node == nullptr) return;
    if (!node->is_map())
        return misread(*node, field.key, "is not a map", "names, each with a list of points");
    values.clear();
    for (const auto& entry : node->entries) {
        if (!is_name(entry.key)) {
            misread(*node, field.key, "has a path called " + key_in_words(entry),
                    "a letter, then letters, digits and _");
            continue;
        }
        const std::string key = field.key + "." + entry.key;
        if (!entry.value.is_list()) {
            misread(entry.value, key, "is not a path", "a list of points [time, log-return]");
            continue;
        }
        auto& path = values[entry.key];
        for (const auto& item : entry.value.items) {
            const auto point = read_point(item, field, key);
            if (!point) continue;
            if (!path.empty() && point->time <= path.back().time) {
                misread(item.items[0], key, "is not after the point before it",
                        "points in the order of time");
            }
            path.push_back(*point);
        }
    }
}

void FieldReader::bound(const Field& field, std::optional<double>& value) {
    const Node* node = find(field);
    if (node == nullptr) return;
    const auto number = node->is_scalar() ? parse_bound(node->scalar, context_)
                                          : Parsed<double>{.problem = "is not one value"};
    if (number) {
        value = number.value;
    } else if (!number.problem.empty()) {
        misread(*node, field.key, number.problem,
                "a value such as 0.526, 35 %, 3 h, 13:00 or 2026-01-05T21:00", number.suggestion);
    }
}

void FieldReader::bounds(const Field& field, std::optional<double>& least, std::optional<double>& most) {
    const Node* node = find(field);
    if (node == nullptr) return;
    if (!node->is_list() || node->items.size() != 2) {
        return misread(*node, field.key, "is not an interval", "two values such as [0.526, 0.686]");
    }
    Node ends{.kind = Node::Kind::map, .where = node->where};
    ends.entries = {{"least", node->where, node->items[0]}, {"most", node->where, node->items[1]}};
    FieldReader inner(ends, path_of(field.key), context_);
    inner.bound({.key = "least"}, least);
    inner.bound({.key = "most"}, most);
}

}  // namespace backlash
