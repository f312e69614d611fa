// One day's volume against another's.
#include <limits>

#include "simulation/measure.hpp"

namespace backlash {
namespace {

double volume(const RecordReader& run, double day) {
    const int d = static_cast<int>(day);
    return run.sum(run.posts(), run.day_start(d), run.day_start(d + 1));
}

double evaluate(const RecordReader& run, const TargetValues& target) {
    const double base = volume(run, target.numbers.at("to"));
    return base > 0.0 ? volume(run, target.numbers.at("day")) / base
                      : std::numeric_limits<double>::quiet_NaN();
}

const MeasureRegistration registration({
    .descriptor = {.name = "volume_ratio",
                   .meaning = "Posts of one day over posts of another",
                   .attributes = {day_argument("day", "The day above the line"),
                                  day_argument("to", "The day below the line")}},
    .evaluate = evaluate,
});

}  // namespace
}  // namespace backlash
