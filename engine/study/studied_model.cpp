#include "study/studied_model.hpp"

namespace backlash {

const StudiedModel& studied_model(const Scenario& scenario) {
    return scenario.is_crisis() ? studied_crisis() : studied_published_model();
}

}  // namespace backlash
