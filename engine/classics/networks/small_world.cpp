#include "network/generators/small_world.hpp"

#include "classics/model.hpp"
#include "classics/network_kind.hpp"

namespace backlash {
namespace {

Influence build(const NetworkSetup& setup) {
    const SmallWorld model{.accounts = setup.accounts(),
                           .neighbours = static_cast<std::uint32_t>(setup.number("neighbours")),
                           .rewiring = setup.number("rewiring")};
    return influence_of(generate_small_world(model, setup.source, setup.executor), setup.executor);
}

const NetworkKindRegistration registration({
    .descriptor = {.name = "small_world",
                   .meaning = "A ring of nearest neighbours, some ties rewired (Watts and Strogatz 1998)",
                   .attributes = {count_parameter("neighbours", "accounts", 6, 2, 1e6, "assumption",
                                                  "Neighbours on the ring, an even number [k]"),
                                  number_parameter("rewiring", "1", 0.0, 0.0, 1.0, "assumption",
                                                   "Probability that a tie leads to a random account")}},
    .expected_ties = [](const NetworkSetup& setup) { return setup.accounts() * setup.number("neighbours"); },
    .build = build,
});

}  // namespace
}  // namespace backlash
