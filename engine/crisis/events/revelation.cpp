// A leak, a rumour, a screenshot: evidence against the brand becomes public.
#include "crisis/event_kind.hpp"

namespace backlash {
namespace {

Effect compile(const EventValues& event) {
    return {.what = Revelation{event.attributes.at("severity")},
            .salience = event.attributes.at("salience"),
            .guard = event.attributes.at("guard")};
}

const EventKindRegistration registration({
    .descriptor = {.name = "revelation",
                   .meaning = "Evidence against the brand becomes public",
                   .attributes = {severity_attribute(), salience_attribute(), guard_attribute()},
                   .has_actor = true},
    .compile = compile,
});

}  // namespace
}  // namespace backlash
