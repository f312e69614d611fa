#include "network/generators/rmat.hpp"

#include "classics/model.hpp"
#include "classics/network_kind.hpp"

namespace backlash {
namespace {

Rmat model_of(const NetworkParameters& network) {
    return {.accounts = network.accounts(),
            .mean_degree = network.number("mean_degree"),
            .a = network.number("a"),
            .b = network.number("b"),
            .c = network.number("c")};
}

Influence build(const NetworkSetup& setup) {
    return influence_of(generate_rmat(model_of(setup), setup.source, setup.executor), setup.executor);
}

double expected_ties(const NetworkParameters& network) {
    check_model(model_of(network));
    return network.accounts() * network.number("mean_degree");
}

AttributeDescriptor quarter(const std::string& name, double share) {
    return number_parameter(name, "1", share, 0.0, 1.0, "literature", "Share of ties in this quarter");
}

const NetworkKindRegistration registration({
    .descriptor = {.name = "rmat",
                   .meaning = "Recursive matrix (Chakrabarti, Zhan and Faloutsos 2004); skewed degrees",
                   .attributes = {number_parameter("mean_degree", "accounts", 16.0, 0.0, 1e4, "literature",
                                                   "Ties for each account, before duplicates are dropped"),
                                  quarter("a", 0.57), quarter("b", 0.19), quarter("c", 0.19)}},
    .expected_ties = expected_ties,
    .build = build,
});

}  // namespace
}  // namespace backlash
