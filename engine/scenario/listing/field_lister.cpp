#include "scenario/listing/field_lister.hpp"

#include <fmt/format.h>

#include <cmath>

#include "scenario/notation/duration.hpp"
#include "scenario/notation/number.hpp"
#include "scenario/notation/trigger.hpp"

namespace backlash {

std::string quote_text(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += '\\';
            quoted += c;
        } else if (code < 0x20 || code == 0x7F) {
            quoted += fmt::format("\\x{:02x}", code);
        } else {
            quoted += c;
        }
    }
    return quoted + "\"";
}

std::string FieldLister::write(const Field& field, double value) const {
    switch (field.quantity) {
        case Quantity::duration:
            return write_duration(value);
        case Quantity::time:
            return clock_.write_time(value);
        case Quantity::day:
            return clock_.write_day(value);
        case Quantity::clock:
            return write_clock(value);
        default:
            return write_number(value);
    }
}

void FieldLister::number(const Field& field, double& value) {
    add(field, Notation::number, write(field, value));
}

void FieldLister::integer(const Field& field, std::uint64_t& value) {
    add(field, Notation::integer, std::to_string(value));
}

void FieldLister::integer(const Field& field, std::uint32_t& value) {
    add(field, Notation::integer, std::to_string(value));
}

void FieldLister::flag(const Field& field, bool& value) {
    add(field, Notation::flag, value ? "true" : "false");
}

void FieldLister::text(const Field& field, std::string& value) {
    add(field, Notation::text, quote_text(value));
}

void FieldLister::choice(const Field& field, std::string& value) {
    add(field, Notation::choice, value);
}

void FieldLister::account_type(const Field& field, AccountType& value) {
    add(field, Notation::choice, std::string(account_type_names[static_cast<std::size_t>(value)]));
}

void FieldLister::parts(const Field& field, std::span<double> values) {
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i) {
        text += fmt::format("{}{}: {}", i == 0 ? "" : ", ", field.options[i], write(field, values[i]));
    }
    add(field, Notation::parts, "{" + text + "}");
}

void FieldLister::numbers(const Field& field, std::vector<double>& values) {
    std::vector<std::string> texts;
    for (const double value : values) texts.push_back(write(field, value));
    add(field, Notation::number_list, fmt::format("[{}]", fmt::join(texts, ", ")));
}

void FieldLister::dates(const Field& field, std::vector<std::string>& values) {
    add(field, Notation::date_list, fmt::format("[{}]", fmt::join(values, ", ")));
}

void FieldLister::start(const Field& field, std::int64_t& unix_seconds, int& zone_offset_minutes) {
    add(field, Notation::zoned_time, ScenarioClock{unix_seconds, zone_offset_minutes}.write_start());
}

void FieldLister::paths(const Field& field, std::map<std::string, std::vector<FactorPoint>>& values) {
    std::vector<std::string> paths;
    for (const auto& [name, points] : values) {
        std::vector<std::string> texts;
        for (const auto& point : points) {
            texts.push_back(
                fmt::format("[{}, {}]", clock_.write_time(point.time), write_number(point.log_return)));
        }
        paths.push_back(fmt::format("{}: [{}]", name, fmt::join(texts, ", ")));
    }
    add(field, Notation::paths, fmt::format("{{{}}}", fmt::join(paths, ", ")));
}

void FieldLister::event_time(const Field& field, double& time, std::string& after) {
    if (after.empty()) return number(field, time);
    add(field, Notation::number,
        fmt::format("{} {} {}", after, time < 0.0 ? '-' : '+', write_duration(std::abs(time))));
}

void FieldLister::trigger(const Field& field, std::optional<Trigger>& value) {
    add(field, Notation::trigger, value ? write_trigger(*value) : std::string{});
}

void FieldLister::actor(const Field& field, std::optional<ActorReference>& value) {
    std::string text;
    if (value && !value->name.empty()) {
        text = value->name;
    } else if (value) {
        text = fmt::format("{{type: {}, rank: {}}}",
                           account_type_names[static_cast<std::size_t>(value->type)], value->rank);
    }
    add(field, Notation::actor, text);
}

void FieldLister::bound(const Field& field, std::optional<double>& value) {
    add(field, Notation::bound, value ? write_number(*value) : std::string{});
}

void FieldLister::bounds(const Field& field, std::optional<double>& /*least*/,
                         std::optional<double>& /*most*/) {
    add(field, Notation::bounds, {});  // at_least and at_most say the same
}

void FieldLister::section(const Section& section, const std::function<void(FieldVisitor&)>& fields) {
    sections_.push_back(section);
    FieldLister inner(clock_, prefix_ + section.key + ".");
    fields(inner);
    fields_.insert(fields_.end(), inner.fields_.begin(), inner.fields_.end());
}

}  // namespace backlash
