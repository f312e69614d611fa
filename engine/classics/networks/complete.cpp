#include "network/generators/complete.hpp"

#include "classics/network_kind.hpp"

namespace backlash {
namespace {

const NetworkKindRegistration registration({
    .descriptor = {.name = "complete",
                   .meaning = "Everybody follows everybody else; at most 20,000 accounts",
                   .attributes = {}},
    .expected_ties =
        [](const NetworkParameters& network) {
            check_complete(network.accounts());
            const double accounts = network.accounts();
            return accounts * (accounts - 1.0);
        },
    .build =
        [](const NetworkSetup& setup) {
            return influence_of(generate_complete(setup.accounts(), setup.executor), setup.executor);
        },
});

}  // namespace
}  // namespace backlash
