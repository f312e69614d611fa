// The brand announces who is punished and how hard.
#include "crisis/event_kind.hpp"

namespace backlash {
namespace {

const EventKindRegistration registration({
    .descriptor = {.name = "penalty",
                   .meaning = "The brand announces who is punished, how hard, and what will change",
                   .attributes = response_attributes(),
                   .has_actor = true},
    .compile = compile_response,
});

}  // namespace
}  // namespace backlash
