#include "simulation/observable.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace backlash {
namespace {

// Filled by static initialisers before main and constant afterwards.
std::vector<Observable>& registered() {
    static std::vector<Observable> list;
    return list;
}

}  // namespace

ObservableRegistration::ObservableRegistration(Observable observable) {
    auto& list = registered();
    const auto place = std::ranges::lower_bound(list, observable.what.name, {},
                                                [](const Observable& o) { return o.what.name; });
    list.insert(place, std::move(observable));
}

std::span<const Observable> observables() {
    return registered();
}

}  // namespace backlash
