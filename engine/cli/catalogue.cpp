#include "cli/catalogue.hpp"

#include "crisis/event_kind.hpp"
#include "simulation/measure.hpp"

namespace backlash {

Catalogue registered_catalogue() {
    Catalogue catalogue;
    for (const EventKind& kind : event_kinds()) catalogue.events.push_back(kind.descriptor);
    for (const Measure& measure : measures()) catalogue.measures.push_back(measure.descriptor);
    return catalogue;
}

}  // namespace backlash
