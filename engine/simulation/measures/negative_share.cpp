// How much of a day's volume was outraged.
#include <limits>

#include "simulation/measure.hpp"

namespace backlash {
namespace {

double evaluate(const RecordReader& run, const TargetValues& target) {
    const int day = static_cast<int>(target.numbers.at("day"));
    const double from = run.day_start(day);
    const double to = run.day_start(day + 1);
    const double all = run.sum(run.posts(), from, to);
    return all > 0.0 ? run.sum(run.series("posts_negative"), from, to) / all
                     : std::numeric_limits<double>::quiet_NaN();
}

const MeasureRegistration registration({
    .descriptor = {.name = "negative_share",
                   .meaning = "Outraged posts among all posts of a day",
                   .attributes = {day_argument("day", "The day")}},
    .evaluate = evaluate,
});

}  // namespace
}  // namespace backlash
