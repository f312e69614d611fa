// The brand apologises; the statement may announce penalties and a plan.
#include "crisis/event_kind.hpp"

namespace backlash {
namespace {

const EventKindRegistration registration({
    .descriptor = {.name = "apology",
                   .meaning = "The brand apologises; may announce penalties and a plan",
                   .attributes = response_attributes(),
                   .has_actor = true},
    .compile = compile_response,
});

}  // namespace
}  // namespace backlash
