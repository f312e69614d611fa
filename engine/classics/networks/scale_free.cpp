#include "network/generators/scale_free.hpp"

#include "classics/model.hpp"
#include "classics/network_kind.hpp"

namespace backlash {
namespace {

ScaleFree model_of(const NetworkParameters& network) {
    return {.accounts = network.accounts(),
            .alpha = network.number("alpha"),
            .beta = network.number("beta"),
            .delta_in = network.number("delta_in"),
            .delta_out = network.number("delta_out")};
}

Influence build(const NetworkSetup& setup) {
    return influence_of(generate_scale_free(model_of(setup), setup.source, setup.executor), setup.executor);
}

double expected_ties(const NetworkParameters& network) {
    check_model(model_of(network));
    return network.accounts() / (1.0 - network.number("beta"));
}

const NetworkKindRegistration registration({
    .descriptor = {.name = "scale_free",
                   .meaning = "Directed preferential attachment (Bollobás, Borgs, Chayes and Riordan 2003)",
                   .attributes = {number_parameter("alpha", "1", 0.41, 0.0, 1.0, "literature",
                                                   "Share of ties from a new account to an old one"),
                                  number_parameter("beta", "1", 0.54, 0.0, 0.99, "literature",
                                                   "Share of ties between old accounts"),
                                  number_parameter("delta_in", "1", 0.2, 0.0, 1e3, "literature",
                                                   "Added to the followers when a followee is chosen"),
                                  number_parameter("delta_out", "1", 0.0, 0.0, 1e3, "literature",
                                                   "Added to the followees when a follower is chosen")}},
    .expected_ties = expected_ties,
    .list_bytes_a_tie = 2 * sizeof(std::uint32_t),
    .build = build,
});

}  // namespace
}  // namespace backlash
