#include "classics/model.hpp"
#include "classics/network_kind.hpp"
#include "network/generators/random_ties.hpp"

namespace backlash {
namespace {

Influence build(const NetworkSetup& setup) {
    const RandomTies model{.accounts = setup.accounts(),
                           .mean_degree = setup.number("mean_degree"),
                           .mutual = setup.choice("ties") == "mutual"};
    return influence_of(generate_random_ties(model, setup.source, setup.executor), setup.executor);
}

const NetworkKindRegistration registration({
    .descriptor =
        {.name = "random",
         .meaning = "Ties between accounts chosen at random (Erdős and Rényi 1959); Poisson degrees",
         .attributes = {number_parameter("mean_degree", "accounts", 10.0, 0.0, 1e4, "assumption",
                                         "Mean number of followers, as of followees"),
                        choice_parameter("ties", {"mutual", "directed"}, "In both directions, or in one")}},
    .expected_ties =
        [](const NetworkParameters& network) { return network.accounts() * network.number("mean_degree"); },
    .build = build,
});

}  // namespace
}  // namespace backlash
