#include "scenario/fields/fields.hpp"

namespace backlash {

Section targets_section() {
    return {"targets", "Observed values that the simulation should meet, by id"};
}

void visit_target(TargetValues& target, const KindDescriptor& measure, FieldVisitor& visitor) {
    visitor.text({.key = "what", .quantity = Quantity::text, .meaning = "What was observed"}, target.what);
    visitor.choice({.key = "measure",
                    .quantity = Quantity::text,
                    .meaning = "What is measured",
                    .required = true,
                    .options = {measure.name}},
                   target.measure);
    visitor.bounds({.key = "between", .meaning = "Least and largest value that meets the target"},
                   target.at_least, target.at_most);
    visitor.bound({.key = "at_least", .meaning = "Least value that meets the target"}, target.at_least);
    visitor.bound({.key = "at_most", .meaning = "Largest value that meets the target"}, target.at_most);
    visitor.text({.key = "source", .quantity = Quantity::text, .meaning = "Where this is known from"},
                 target.source);
    visit_attributes(measure, target.numbers, target.names, visitor);
}

}  // namespace backlash
