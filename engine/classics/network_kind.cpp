#include "classics/network_kind.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "population/audience.hpp"

namespace backlash {
namespace {

// Filled by static initialisers before main and constant afterwards.
std::vector<NetworkKind>& registered() {
    static std::vector<NetworkKind> kinds;
    return kinds;
}

}  // namespace

NetworkKindRegistration::NetworkKindRegistration(NetworkKind kind) {
    auto& kinds = registered();
    const auto place = std::ranges::lower_bound(kinds, kind.descriptor.name, {},
                                                [](const NetworkKind& k) { return k.descriptor.name; });
    kinds.insert(place, std::move(kind));
}

std::span<const NetworkKind> network_kinds() {
    return registered();
}

const NetworkKind& network_kind_of(const Scenario& scenario) {
    const auto& name = scenario.classic.generator;
    const auto kinds = network_kinds();
    const auto kind =
        std::ranges::find_if(kinds, [&](const NetworkKind& k) { return k.descriptor.name == name; });
    if (kind == kinds.end()) throw std::invalid_argument("no network generator " + name);
    return *kind;
}

Influence build_influence(const Scenario& scenario, const RandomSource& source, Executor& executor) {
    if (!scenario.network.edges.empty()) {
        auto imported = import_network(scenario, executor);
        Influence influence = influence_of(std::move(imported.graph), executor);
        influence.loops_dropped = imported.report.loops_dropped;
        influence.duplicates_dropped = imported.report.duplicates_dropped;
        return influence;
    }
    return network_kind_of(scenario).build({{scenario}, source, executor});
}

}  // namespace backlash
