// Centola and Macy's complex contagion: several active sources are needed, however many one follows.
//
//   active once n_i >= a,   n_i active ones among those that i follows
//
// Centola and Macy 2007. With a = 2 a contagion crosses a ring lattice, whose ties reinforce each other, and
// dies on a random network of the same degree.
#include "classics/threshold_contagion.hpp"

namespace backlash {
namespace {

std::unique_ptr<Process> start(const Setup& setup) {
    std::vector<std::uint32_t> needed(setup.accounts(), static_cast<std::uint32_t>(setup.number("sources")));
    return std::make_unique<ThresholdContagion>(setup, std::move(needed));
}

const ModelRegistration registration({
    .descriptor = {.name = "complex_contagion",
                   .meaning = "One becomes active when several of those one follows are active",
                   .attributes =
                       frontier_parameters({count_parameter("sources", "accounts", 2, 1, 1e6, "literature",
                                                            "Active accounts that one must follow [a]")},
                                           4)},
    .equation = "active once n_i >= a",
    .source = "Centola and Macy 2007",
    .step = "a synchronous round",
    .steps = 1000,
    .observables = activity_observables(),
    .state = activity_state(),
    .bytes_an_account = 4,
    .start = start,
});

}  // namespace
}  // namespace backlash
