#include "study/scenario_keys.hpp"

#include <algorithm>

#include "scenario/fields/fields.hpp"

namespace backlash {

std::vector<ListedField> scenario_keys(const Scenario& scenario, const Catalogue& catalogue) {
    Scenario shown = scenario;  // visitors want to be able to write
    FieldLister top;
    visit_general(shown, top);
    visit_sections(shown, top);
    auto keys = top.fields();
    for (auto& event : shown.events) {
        const auto kind = std::ranges::find(catalogue.events, event.kind, &KindDescriptor::name);
        if (kind == catalogue.events.end()) continue;
        FieldLister lister({}, "events." + event.id + ".");
        visit_event(event, *kind, lister);
        keys.insert(keys.end(), lister.fields().begin(), lister.fields().end());
    }
    return keys;
}

}  // namespace backlash
