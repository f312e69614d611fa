// Watts threshold model: an account becomes active when at least a share phi of those it follows is.
//
//   active once n_i >= phi k_i,   n_i active ones among the k_i that i follows
//
// Watts 2002. On a random network of mean degree z one account sets off a global cascade with a probability
// above 0 when the accounts that one active neighbour is enough for percolate: z P(Poisson(z) <= K - 2) > 1,
// K = floor(1 / phi).
#include <algorithm>
#include <cmath>

#include "classics/threshold_contagion.hpp"

namespace backlash {
namespace {

std::unique_ptr<Process> start(const Setup& setup) {
    constexpr double rounding = 1e-9;  // phi k may be a whole number but for rounding
    const double threshold = setup.number("threshold");
    std::vector<std::uint32_t> needed(setup.accounts());
    for (std::uint32_t i = 0; i < setup.accounts(); ++i) {
        const double enough = std::ceil(threshold * setup.network.influence_count(i) - rounding);
        needed[i] = std::max(1U, static_cast<std::uint32_t>(enough));
    }
    return std::make_unique<ThresholdContagion>(setup, std::move(needed));
}

const ModelRegistration registration({
    .descriptor = {.name = "watts_threshold",
                   .meaning = "One becomes active when a share of those one follows is active",
                   .attributes = frontier_parameters(
                       {number_parameter("threshold", "1", 0.18, 0.0, 1.0, "literature",
                                         "Share of those one follows that is enough [phi]")},
                       1)},
    .equation = "active once n_i >= phi k_i",
    .source = "Watts 2002",
    .step = "a synchronous round",
    .steps = 200,
    .observables = activity_observables(),
    .state = activity_state(),
    .bytes_an_account = 4,
    .start = start,
});

}  // namespace
}  // namespace backlash
