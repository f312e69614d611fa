#include "scenario/fields/fields.hpp"

namespace backlash {

void visit_recording(RecordingValues& recording, FieldVisitor& visitor) {
    visitor.number({.key = "cadence",
                    .quantity = Quantity::duration,
                    .unit = "h",
                    .range = positive,
                    .meaning = "Time between records of the whole population, a whole number of steps"},
                   recording.cadence);
    visitor.integer(
        {.key = "network_sample",
         .unit = "accounts",
         .range = {0, 5000},
         .meaning =
             "Accounts of the first replicate shown one by one, also those the news reached first; 0: none"},
        recording.network_sample);
}

}  // namespace backlash
