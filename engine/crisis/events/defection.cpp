// An ally walks out in public. The actor does not leave a second time when its outrage passes the threshold.
#include "crisis/event_kind.hpp"

namespace backlash {
namespace {

Effect compile(const EventValues& event) {
    return {.what = Revelation{event.attributes.at("severity")},
            .salience = event.attributes.at("salience"),
            .guard = event.attributes.at("guard"),
            .actor_leaves = true};
}

const EventKindRegistration registration({
    .descriptor = {.name = "defection",
                   .meaning = "An allied KOL ends its alliance in public",
                   .attributes = {severity_attribute(), salience_attribute(), guard_attribute()},
                   .has_actor = true},
    .compile = compile,
});

}  // namespace
}  // namespace backlash
