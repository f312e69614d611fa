// The network of the crisis: communities and named hubs, with the shares of `population` at their defaults.
#include "classics/network_kind.hpp"
#include "population/audience.hpp"
#include "simulation/run_forecast.hpp"

namespace backlash {
namespace {

const NetworkKindRegistration registration({
    .descriptor = {.name = community_generator,
                   .meaning = "The network of the crisis: communities, hubs, heavy tails",
                   .attributes = {}},
    .expected_ties =
        [](const NetworkParameters& network) {
            return static_cast<double>(forecast_generated(network.scenario).edges);
        },
    .build =
        [](const NetworkSetup& setup) {
            Network network = generate_network(setup.scenario, setup.source, setup.executor);
            Influence influence = influence_of(std::move(network.graph), setup.executor);
            influence.loops_dropped = network.loops_dropped;
            influence.duplicates_dropped = network.duplicates_dropped;
            return influence;
        },
});

}  // namespace
}  // namespace backlash
