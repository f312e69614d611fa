// SEIR: as SIR, but who is infected is exposed for a while before being infectious.
//
//   P(S -> E in a step) = 1 - exp(-beta n h),   P(E -> I) = 1 - exp(-sigma h),   P(I -> R) = 1 - exp(-gamma
//   h), n infectious accounts followed, h the length of a step
//
// Anderson and May 1991. The final size is that of SIR with the same beta and gamma.
#include "classics/epidemic.hpp"

namespace backlash {
namespace {

std::vector<AttributeDescriptor> parameters() {
    auto all = epidemic_parameters();
    all.push_back(number_parameter("incubation", "1/time", 1.0, 1e-6, 1e3, "assumption",
                                   "Rate at which an exposed account becomes infectious [sigma]"));
    return all;
}

const ModelRegistration registration({
    .descriptor = {.name = "seir",
                   .meaning = "SIR with a time between infection and being infectious",
                   .attributes = parameters()},
    .equation =
        "P(S -> E) = 1 - exp(-beta n h); P(E -> I) = 1 - exp(-sigma h); P(I -> R) = 1 - exp(-gamma h)",
    .source = "Anderson and May 1991",
    .step = "`step` units of time long",
    .steps = 600,
    .observables = {{"susceptible", "1", "Share of accounts that are susceptible"},
                    {"exposed", "1", "Share of accounts that are exposed"},
                    {"infectious", "1", "Share of accounts that are infectious"},
                    {"removed", "1", "Share of accounts that are removed"}},
    .state = {.what = {"compartment", "1", "0 susceptible, 1 exposed, 2 infectious, 3 removed"},
              .maximum = 3.0},
    .bytes_an_account = 9,
    .start = [](const Setup& setup) { return start_epidemic(setup, setup.number("incubation")); },
});

}  // namespace
}  // namespace backlash
