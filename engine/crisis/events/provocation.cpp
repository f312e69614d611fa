// A hostile account mocks the fans or the brand.
#include "crisis/event_kind.hpp"

namespace backlash {
namespace {

Effect compile(const EventValues& event) {
    return {.what = Revelation{event.attributes.at("severity")}, .salience = event.attributes.at("salience")};
}

const EventKindRegistration registration({
    .descriptor = {.name = "provocation",
                   .meaning = "A hostile account mocks the fans or the brand",
                   .attributes = {severity_attribute(), salience_attribute()},
                   .has_actor = true},
    .compile = compile,
});

}  // namespace
}  // namespace backlash
