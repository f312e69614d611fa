#include "scenario/listing/value_schema.hpp"

#include <cmath>

#include "scenario/notation/number.hpp"

namespace backlash {
namespace {

using json::array;
using json::Members;
using json::object;
using json::quote;

constexpr auto number_pattern = R"(^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?( ?%)?$)";
constexpr auto duration_pattern = R"(^([0-9.]+([eE][+-]?[0-9]+)? ?[a-z]+ ?)+$)";
constexpr auto time_pattern =
    R"(^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{5,8}(Z|[+-][0-9:]{5})?|[A-Za-z][A-Za-z0-9_]*( ?[+-].*)?)$)";
constexpr auto date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr auto clock_pattern = "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$";
constexpr auto money_pattern = R"(^[+]?[0-9.]+([eE][+-]?[0-9]+)? ?([kMB]?[A-Z]{3})?$)";

std::string text_like(const char* pattern) {
    return object({{"type", quote("string")}, {"pattern", quote(pattern)}});
}

std::string plain_number(const Field& field, const char* type) {
    Members members = {{"type", quote(type)}};
    if (std::isfinite(field.range.minimum)) {
        members.emplace_back(field.range.above_minimum ? "exclusiveMinimum" : "minimum",
                             write_number(field.range.minimum));
    }
    if (std::isfinite(field.range.maximum))
        members.emplace_back("maximum", write_number(field.range.maximum));
    return object(members);
}

std::string any_of(std::vector<std::string> schemas) {
    return object({{"anyOf", array(schemas)}});
}

std::string number_schema(const Field& field) {
    switch (field.quantity) {
        case Quantity::duration:
            return text_like(duration_pattern);
        case Quantity::time:
            return text_like(time_pattern);
        case Quantity::day:
            return text_like(date_pattern);
        case Quantity::clock:
            return text_like(clock_pattern);
        case Quantity::money:
            return any_of({plain_number(field, "number"), text_like(money_pattern)});
        case Quantity::integer:
            return any_of({plain_number(field, "integer"), text_like(number_pattern)});
        default:
            return any_of({plain_number(field, "number"), text_like(number_pattern)});
    }
}

std::string list_of(const std::string& item, std::size_t length = 0) {
    Members members = {{"type", quote("array")}, {"items", item}};
    if (length > 0) {
        members.emplace_back("minItems", std::to_string(length));
        members.emplace_back("maxItems", std::to_string(length));
    }
    return object(members);
}

std::string parts_schema(const Field& field) {
    Members parts;
    for (const auto& name : field.options) parts.emplace_back(name, number_schema(field));
    return any_of({closed_object(parts), list_of(number_schema(field), field.options.size())});
}

std::string one_of_texts(const std::vector<std::string>& texts) {
    std::vector<std::string> quoted;
    for (const auto& text : texts) quoted.push_back(quote(text));
    return object({{"enum", array(quoted)}});
}

std::string actor_schema(const Field& field) {
    Field rank = field;
    rank.quantity = Quantity::integer;
    rank.range = {1};
    const std::vector<std::string> types(account_type_names.begin(), account_type_names.end());
    return any_of({object({{"type", quote("string")}}),
                   closed_object({{"type", one_of_texts(types)}, {"rank", number_schema(rank)}})});
}

std::string bare_schema(const ListedField& listed) {
    const Field& field = listed.field;
    const auto any_text = object({{"type", quote("string")}});
    const auto bound = any_of({object({{"type", quote("number")}}), any_text});
    switch (listed.notation) {
        case Notation::number:
            return number_schema(field);
        case Notation::integer:
            return any_of({plain_number(field, "integer"), text_like(number_pattern)});
        case Notation::flag:
            return object({{"type", quote("boolean")}});
        case Notation::text:
            return any_text;
        case Notation::choice:
            return one_of_texts(field.options);
        case Notation::parts:
            return parts_schema(field);
        case Notation::number_list:
            return list_of(number_schema(field));
        case Notation::date_list:
            return list_of(text_like(date_pattern));
        case Notation::zoned_time:
            return text_like(time_pattern);
        case Notation::paths:
            return object({{"type", quote("object")}, {"additionalProperties", list_of(list_of(bound, 2))}});
        case Notation::trigger:
            return text_like("[<>]");
        case Notation::actor:
            return actor_schema(field);
        case Notation::bound:
            return bound;
        case Notation::bounds:
            return list_of(bound, 2);
    }
    return "true";
}

}  // namespace

std::string value_schema(const ListedField& listed) {
    std::string description = listed.field.meaning;
    if (!listed.field.unit.empty() && listed.field.unit != "1") description += " (" + listed.field.unit + ")";
    const auto bare = bare_schema(listed);
    return "{\"description\":" + quote(description) + "," + bare.substr(1);
}

std::string closed_object(const json::Members& properties, const std::string& description) {
    Members members;
    if (!description.empty()) members.emplace_back("description", quote(description));
    members.emplace_back("type", quote("object"));
    members.emplace_back("properties", object(properties));
    members.emplace_back("additionalProperties", "false");
    return object(members);
}

}  // namespace backlash
