// How many allies walked out.
#include "simulation/measure.hpp"

namespace backlash {
namespace {

double evaluate(const RecordReader& run, const TargetValues&) {
    return run.series("kol_departures").back();
}

const MeasureRegistration registration({
    .descriptor = {.name = "kol_departures",
                   .meaning = "Allied KOLs that left, the scripted ones included",
                   .attributes = {}},
    .evaluate = evaluate,
});

}  // namespace
}  // namespace backlash
