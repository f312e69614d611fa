#include "scenario/fields/fields.hpp"

namespace backlash {
namespace {

bool is_name(Quantity quantity) {
    return quantity == Quantity::event || quantity == Quantity::group || quantity == Quantity::text;
}

void visit_integer(const Field& field, double& value, FieldVisitor& visitor) {
    auto whole = static_cast<std::uint64_t>(value);
    visitor.integer(field, whole);
    value = static_cast<double>(whole);
}

}  // namespace

Field to_field(const AttributeDescriptor& attribute) {
    const bool has_default = attribute.default_value || attribute.quantity == Quantity::text;
    return {.key = attribute.name,
            .quantity = attribute.quantity,
            .unit = attribute.unit,
            .range = {attribute.minimum, attribute.maximum},
            .source = attribute.source,
            .meaning = attribute.meaning,
            .required = !has_default,
            .options = attribute.options};
}

void visit_attributes(const KindDescriptor& kind, std::map<std::string, double>& numbers,
                      std::map<std::string, std::string>& names, FieldVisitor& visitor) {
    for (const auto& attribute : kind.attributes) {
        const Field field = to_field(attribute);
        if (!attribute.options.empty()) {
            visitor.choice(field, names.try_emplace(attribute.name, attribute.options.front()).first->second);
            continue;
        }
        if (is_name(attribute.quantity)) {
            visitor.text(field, names[attribute.name]);
            continue;
        }
        auto& value =
            numbers.try_emplace(attribute.name, attribute.default_value.value_or(0.0)).first->second;
        if (attribute.quantity == Quantity::integer) {
            visit_integer(field, value, visitor);
        } else {
            visitor.number(field, value);
        }
    }
}

}  // namespace backlash
