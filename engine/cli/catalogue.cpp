#include "cli/catalogue.hpp"

#include "classics/model.hpp"
#include "classics/network_kind.hpp"
#include "crisis/event_kind.hpp"
#include "simulation/measure.hpp"
#include "simulation/triggers.hpp"

namespace backlash {

Catalogue registered_catalogue() {
    Catalogue catalogue;
    for (const EventKind& kind : event_kinds()) catalogue.events.push_back(kind.descriptor);
    for (const Measure& measure : measures()) catalogue.measures.push_back(measure.descriptor);
    catalogue.watchables = watchables();
    for (const ClassicModel& model : classic_models()) catalogue.models.push_back(model.descriptor);
    for (const NetworkKind& kind : network_kinds()) catalogue.generators.push_back(kind.descriptor);
    return catalogue;
}

}  // namespace backlash
