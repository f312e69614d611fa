#include "crisis/event_kind.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace backlash {
namespace {

// Filled by static initialisers before main and constant afterwards.
std::vector<EventKind>& registered() {
    static std::vector<EventKind> kinds;
    return kinds;
}

AttributeDescriptor fraction(std::string name, std::string meaning, std::optional<double> default_value,
                             std::string source) {
    return {.name = std::move(name),
            .quantity = Quantity::number,
            .unit = "1",
            .meaning = std::move(meaning),
            .minimum = 0.0,
            .maximum = 1.0,
            .default_value = default_value,
            .source = std::move(source)};
}

}  // namespace

EventKindRegistration::EventKindRegistration(EventKind kind) {
    auto& kinds = registered();
    const auto place = std::ranges::lower_bound(kinds, kind.descriptor.name, {},
                                                [](const EventKind& k) { return k.descriptor.name; });
    kinds.insert(place, std::move(kind));
}

std::span<const EventKind> event_kinds() {
    return registered();
}

const EventKind& event_kind(std::string_view name) {
    const auto kinds = event_kinds();
    const auto found =
        std::ranges::find_if(kinds, [&](const EventKind& k) { return k.descriptor.name == name; });
    if (found == kinds.end()) throw std::invalid_argument("no event kind " + std::string(name));
    return *found;
}

AttributeDescriptor severity_attribute() {
    return fraction("severity", "Outrage that learning of it causes in a fully involved, calm account [S]",
                    {}, "assumption");
}

AttributeDescriptor salience_attribute() {
    return fraction("salience", "News value: how much there is to talk about when it is fresh [sal]", {},
                    "assumption");
}

AttributeDescriptor guard_attribute() {
    return fraction("guard", "Waits until the outrage of its actor reaches this", 0.0, "assumption");
}

std::vector<AttributeDescriptor> response_attributes() {
    auto salience = salience_attribute();
    salience.default_value = 1.0;
    return {
        fraction("completeness",
                 "How complete and sincere the statement is: responsibility .30, repair .25, regret .15, "
                 "explanation .15, repentance .10, request for forgiveness .05 [A]",
                 {}, "assumption"),
        fraction("deflection", "How far it shifts the blame to people below [d]", 0.0, "assumption"),
        fraction("penalty.junior",
                 "Severity for the staff who handled it: notice .2, bonus .5, dismissal 1 [y]", 0.0,
                 "assumption"),
        fraction("penalty.manager", "Severity for managers [y]", 0.0, "assumption"),
        fraction("penalty.executive", "Severity for executives [y]", 0.0, "assumption"),
        fraction("penalty.ceo", "Severity for the chief executive [y]", 0.0, "assumption"),
        fraction("plan", "Strength of a plan against a repetition [P]", 0.0, "assumption"),
        salience,
    };
}

Effect compile_response(const EventValues& event) {
    const auto& given = event.attributes;
    return {.what = Response{.completeness = given.at("completeness"),
                             .deflection = given.at("deflection"),
                             .penalty = {given.at("penalty.junior"), given.at("penalty.manager"),
                                         given.at("penalty.executive"), given.at("penalty.ceo")},
                             .plan = given.at("plan")},
            .salience = given.at("salience")};
}

}  // namespace backlash
