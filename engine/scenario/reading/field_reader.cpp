#include "scenario/reading/field_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/nearest_name.hpp"
#include "scenario/fields/range_text.hpp"
#include "scenario/notation/number.hpp"
#include "scenario/reading/parse_quantity.hpp"

namespace backlash {

using document::Node;

std::string FieldReader::path_of(std::string_view key) const {
    return name_.empty() ? std::string(key) : fmt::format("{}.{}", name_, key);
}

void FieldReader::misread(const Node& node, std::string_view key, const std::string& problem,
                          const std::string& expected, const std::string& suggestion) const {
    context_.complaints.add(node.where.position(),
                            fmt::format("{}: {} {}", path_of(key), in_words(node), problem), expected,
                            suggestion);
}

const Node* FieldReader::find(const Field& field) {
    if (const bool is_read_elsewhere = !known_.insert(field.key).second; is_read_elsewhere) return nullptr;
    const auto* entry = map_.find(field.key);
    if (entry == nullptr) {
        if (field.required) {
            context_.complaints.add(map_.where.position(),
                                    fmt::format("{} is missing ({})", path_of(field.key), field.meaning));
        }
        return nullptr;
    }
    if (entry->value.kind == Node::Kind::null) {
        context_.complaints.add(entry->where.position(), path_of(field.key) + " has no value");
        return nullptr;
    }
    return &entry->value;
}

const Node* FieldReader::find_scalar(const Field& field) {
    const Node* node = find(field);
    if (node == nullptr || node->is_scalar()) return node;
    misread(*node, field.key, "is not one value", expected_form(field));
    return nullptr;
}

std::optional<double> FieldReader::read_number(const Node& node, const Field& field, std::string_view key) {
    if (!node.is_scalar()) {
        misread(node, key, "is not one value", expected_form(field));
        return std::nullopt;
    }
    const auto number = parse_quantity(node.scalar, field, context_);
    if (!number) {
        if (!number.problem.empty())
            misread(node, key, number.problem, expected_form(field), number.suggestion);
        return std::nullopt;
    }
    if (!field.range.contains(*number.value)) {
        misread(node, key, "is out of range", range_text(field.range, field.quantity));
        return std::nullopt;
    }
    return number.value;
}

void FieldReader::number(const Field& field, double& value) {
    const Node* node = find_scalar(field);
    if (node != nullptr) value = read_number(*node, field, field.key).value_or(value);
}

void FieldReader::integer(const Field& field, std::uint64_t& value) {
    const Node* node = find(field);
    if (node == nullptr) return;
    const auto written = node->is_scalar() ? parse_integer(node->scalar)
                                           : Parsed<std::uint64_t>{.problem = "is not one value"};
    if (!written) {
        misread(*node, field.key, written.problem, "a whole number such as 200000 or 2e5",
                written.suggestion);
    } else if (!field.range.contains(static_cast<double>(*written.value))) {
        misread(*node, field.key, "is out of range", range_text(field.range, Quantity::integer));
    } else {
        value = *written.value;
    }
}

void FieldReader::integer(const Field& field, std::uint32_t& value) {
    Field narrow = field;
    narrow.range.maximum = std::min<double>(field.range.maximum, std::numeric_limits<std::uint32_t>::max());
    std::uint64_t wide = value;
    integer(narrow, wide);
    value = static_cast<std::uint32_t>(wide);
}

void FieldReader::flag(const Field& field, bool& value) {
    const Node* node = find(field);
    if (node == nullptr) return;
    if (node->is_scalar() && (node->scalar == "true" || node->scalar == "false")) {
        value = node->scalar == "true";
        return;
    }
    constexpr std::array<std::string_view, 9> meant_true = {"True", "TRUE", "yes", "Yes", "YES",
                                                            "on",   "On",   "ON",  "1"};
    constexpr std::array<std::string_view, 9> meant_false = {"False", "FALSE", "no",  "No", "NO",
                                                             "off",   "Off",   "OFF", "0"};
    const auto among = [&](const auto& words) {
        return std::find(words.begin(), words.end(), node->scalar) != words.end();
    };
    misread(*node, field.key, "is not a truth value", "true or false",
            among(meant_true) ? "true" : (among(meant_false) ? "false" : ""));
}

void FieldReader::parts(const Field& field, std::span<double> values) {
    const Node* node = find(field);
    if (node == nullptr) return;
    const std::string expected =
        fmt::format("{{{}: …}} or a list of {} numbers", fmt::join(field.options, ": …, "), values.size());
    if (node->is_list() && node->items.size() == values.size()) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = read_number(node->items[i], field, field.key).value_or(values[i]);
        }
        return;
    }
    if (!node->is_map()) {
        misread(*node, field.key, node->is_list() ? "has the wrong length" : "is not a map", expected);
        return;
    }
    FieldReader inner(*node, path_of(field.key), context_);
    for (std::size_t i = 0; i < values.size(); ++i) {
        Field part = field;
        part.key = field.options[i];
        inner.number(part, values[i]);
    }
    inner.refuse_unknown_keys();
}

void FieldReader::numbers(const Field& field, std::vector<double>& values) {
    const Node* node = find(field);
    if (node == nullptr) return;
    if (!node->is_list()) return misread(*node, field.key, "is not a list", "a list of numbers");
    values.clear();
    for (const auto& item : node->items) values.push_back(read_number(item, field, field.key).value_or(0.0));
}

void FieldReader::section(const Section& section, const std::function<void(FieldVisitor&)>& fields) {
    const Node* node = find({.key = section.key, .meaning = section.meaning});
    if (node == nullptr) return;
    if (!node->is_map()) return misread(*node, section.key, "is not a map", "keys with values");
    FieldReader inner(*node, path_of(section.key), context_);
    fields(inner);
    inner.refuse_unknown_keys();
}

void FieldReader::refuse_unknown_keys(const Node& map, const std::string& prefix) const {
    std::vector<std::string> known_here;  // known keys that continue the prefix, up to their next dot
    for (const auto& known : known_) {
        if (!known.starts_with(prefix)) continue;
        const auto rest = known.substr(prefix.size());
        known_here.push_back(rest.substr(0, rest.find('.')));
    }
    known_here.erase(std::unique(known_here.begin(), known_here.end()), known_here.end());
    for (const auto& entry : map.entries) {
        if (context_.complaints.full()) return;
        if (known_.contains(prefix + entry.key)) continue;
        if (std::find(known_here.begin(), known_here.end(), entry.key) == known_here.end()) {
            refuse_key(entry, prefix, known_here);
        } else if (entry.value.is_map()) {
            refuse_unknown_keys(entry.value, prefix + entry.key + ".");
        } else {
            misread(entry.value, prefix + entry.key, "is not a map", "keys with values");
        }
    }
}

void FieldReader::refuse_key(const document::Entry& entry, const std::string& prefix,
                             const std::vector<std::string>& known) const {
    const auto near = nearest_name(entry.key, known);
    constexpr std::size_t most_listed = 12;
    const bool listed = near.empty() && known.size() <= most_listed;
    const auto inside = prefix.empty() ? name_ : path_of(prefix.substr(0, prefix.size() - 1));
    context_.complaints.add(entry.where.position(),
                            "unknown key " + key_in_words(entry) + (inside.empty() ? "" : " in " + inside),
                            listed ? one_of(known) : "", near);
}

}  // namespace backlash
