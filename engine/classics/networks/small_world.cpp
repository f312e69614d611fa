#include "network/generators/small_world.hpp"

#include "classics/model.hpp"
#include "classics/network_kind.hpp"

namespace backlash {
namespace {

SmallWorld model_of(const NetworkParameters& network) {
    return {.accounts = network.accounts(),
            .neighbours = static_cast<std::uint32_t>(network.number("neighbours")),
            .rewiring = network.number("rewiring")};
}

Influence build(const NetworkSetup& setup) {
    return influence_of(generate_small_world(model_of(setup), setup.source, setup.executor), setup.executor);
}

double expected_ties(const NetworkParameters& network) {
    check_model(model_of(network));
    return network.accounts() * network.number("neighbours");
}

const NetworkKindRegistration registration({
    .descriptor = {.name = "small_world",
                   .meaning = "A ring of nearest neighbours, some ties rewired (Watts and Strogatz 1998)",
                   .attributes = {count_parameter("neighbours", "accounts", 6, 2, 1e6, "assumption",
                                                  "Neighbours on the ring, an even number [k]"),
                                  number_parameter("rewiring", "1", 0.0, 0.0, 1.0, "assumption",
                                                   "Probability that a tie leads to a random account")}},
    .expected_ties = expected_ties,
    .build = build,
});

}  // namespace
}  // namespace backlash
