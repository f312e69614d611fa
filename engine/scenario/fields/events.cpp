#include "scenario/fields/fields.hpp"

namespace backlash {

Section events_section() {
    return {"events", "What happens when, by id; at most 60"};
}

void visit_event(EventValues& event, const KindDescriptor& kind, FieldVisitor& visitor) {
    visitor.choice({.key = "kind",
                    .quantity = Quantity::text,
                    .meaning = "What happens",
                    .required = true,
                    .options = {kind.name}},
                   event.kind);
    visitor.trigger({.key = "when", .meaning = "Instead of at: the condition that it waits for"}, event.when);
    if (!event.when) {
        visitor.event_time({.key = "at",
                            .quantity = Quantity::time,
                            .unit = "h",
                            .meaning = "When, in the simulated time; not needed with when",
                            .required = true},
                           event.time, event.after);
    }
    if (kind.has_actor) {
        visitor.actor({.key = "by",
                       .quantity = Quantity::text,
                       .meaning = "Who: an actor, or the account of a type with the rank-th most followers",
                       .required = true},
                      event.by);
    }
    visitor.text({.key = "source", .quantity = Quantity::text, .meaning = "Where this is known from"},
                 event.source);
    visit_attributes(kind, event.attributes, event.names, visitor);
}

}  // namespace backlash
