// SIR: susceptible accounts are infected by those they follow; the infectious recover for good.
//
//   P(S -> I in a step) = 1 - exp(-beta n h),   P(I -> R in a step) = 1 - exp(-gamma h),
//   n infectious accounts followed, h the length of a step
//
// Kermack and McKendrick 1927; on networks Newman 2002, Miller, Slim and Volz 2012. As h -> 0 the process in
// continuous time; with h = 1 the one in discrete time.
#include "classics/epidemic.hpp"

namespace backlash {
namespace {

const ModelRegistration registration({
    .descriptor = {.name = "sir",
                   .meaning = "Susceptible accounts are infected by those they follow and recover for good",
                   .attributes = epidemic_parameters()},
    .equation = "P(S -> I) = 1 - exp(-beta n h); P(I -> R) = 1 - exp(-gamma h)",
    .source = "Kermack and McKendrick 1927; Newman 2002; Miller, Slim and Volz 2012",
    .step = "`step` units of time long",
    .steps = 400,
    .observables = {{"susceptible", "1", "Share of accounts that are susceptible"},
                    {"infectious", "1", "Share of accounts that are infectious"},
                    {"removed", "1", "Share of accounts that are removed"}},
    .state = {.what = {"compartment", "1", "0 susceptible, 2 infectious, 3 removed"}, .maximum = 3.0},
    .bytes_an_account = 9,
    .start = [](const Setup& setup) { return start_epidemic(setup, 0.0); },
});

}  // namespace
}  // namespace backlash
