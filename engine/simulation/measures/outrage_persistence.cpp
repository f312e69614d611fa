// Whether an event calmed a group.
#include <algorithm>
#include <limits>

#include "simulation/measure.hpp"

namespace backlash {
namespace {

double evaluate(const RecordReader& run, const TargetValues& target) {
    const auto& events = run.record().events;
    const auto event = std::ranges::find(events, target.names.at("event"), &EventRecord::id);
    if (event == events.end()) return std::numeric_limits<double>::quiet_NaN();
    const int group = group_index(target.names.at("group"));
    const double base = event->outrage[group];
    if (!(base > 0.0)) return std::numeric_limits<double>::quiet_NaN();
    return run.mean_at("outrage", group, event->time + target.numbers.at("after")) / base;
}

const MeasureRegistration registration({
    .descriptor = {.name = "outrage_persistence",
                   .meaning = "Mean outrage of a group some time after an event over that at the event",
                   .attributes = {event_argument(), group_argument("group", "The group"),
                                  window_argument("after", "How long after the event")}},
    .evaluate = evaluate,
});

}  // namespace
}  // namespace backlash
