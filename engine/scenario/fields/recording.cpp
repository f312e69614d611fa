#include "scenario/fields/fields.hpp"

namespace backlash {

void visit_recording(RecordingValues& recording, FieldVisitor& visitor) {
    visitor.number({.key = "cadence",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = positive,
                    .meaning = "Time between records of the whole population, a whole number of steps"},
                   recording.cadence);
}

}  // namespace backlash
