#include "simulation/indicator.hpp"

#include <algorithm>
#include <utility>

namespace backlash {
namespace {

// Filled by static initialisers before main and constant afterwards.
std::vector<IndicatorKind>& registered() {
    static std::vector<IndicatorKind> kinds;
    return kinds;
}

}  // namespace

IndicatorRegistration::IndicatorRegistration(IndicatorKind kind) {
    auto& kinds = registered();
    const auto place = std::ranges::lower_bound(kinds, kind.what.name, {},
                                                [](const IndicatorKind& k) { return k.what.name; });
    kinds.insert(place, std::move(kind));
}

std::span<const IndicatorKind> indicator_kinds() {
    return registered();
}

std::vector<Indicator> compute_indicators(const Scenario& scenario, const ReplicateRecord& record) {
    const RecordReader reader(scenario, record);
    std::vector<Indicator> indicators;
    for (const IndicatorKind& kind : indicator_kinds()) {
        indicators.push_back({kind.what, kind.axis, kind.compute(reader)});
    }
    return indicators;
}

}  // namespace backlash
