// Whether an event brought attention back.
#include <limits>

#include "simulation/measure.hpp"

namespace backlash {
namespace {

double evaluate(const RecordReader& run, const TargetValues& target) {
    const double time = run.event_time(target.names.at("event"));
    const double window = target.numbers.at("window");
    const double before = run.sum(run.posts(), time - window, time);
    return before > 0.0 ? run.sum(run.posts(), time, time + window) / before
                        : std::numeric_limits<double>::quiet_NaN();
}

const MeasureRegistration registration({
    .descriptor = {.name = "volume_rebound",
                   .meaning = "Posts in a window after an event over posts in the window before it",
                   .attributes = {event_argument(), window_argument("window", "Length of either window")}},
    .evaluate = evaluate,
});

}  // namespace
}  // namespace backlash
