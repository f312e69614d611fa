#include "cli/catalogue.hpp"

#include "crisis/event_kind.hpp"
#include "simulation/measure.hpp"
#include "simulation/triggers.hpp"

namespace backlash {

Catalogue registered_catalogue() {
    Catalogue catalogue;
    for (const EventKind& kind : event_kinds()) catalogue.events.push_back(kind.descriptor);
    for (const Measure& measure : measures()) catalogue.measures.push_back(measure.descriptor);
    catalogue.watchables = watchables();
    return catalogue;
}

}  // namespace backlash
