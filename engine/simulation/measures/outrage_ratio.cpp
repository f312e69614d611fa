// Whether one group is angrier than another.
#include <cmath>
#include <limits>

#include "simulation/measure.hpp"

namespace backlash {
namespace {

double peak(const RecordReader& run, const std::string& group) {
    double highest = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t k = 0; k < run.record().sweep_times.size(); ++k) {
        highest = std::fmax(highest, run.sweep_mean("outrage", group_index(group), k));
    }
    return highest;
}

double evaluate(const RecordReader& run, const TargetValues& target) {
    const double base = peak(run, target.names.at("to"));
    return base > 0.0 ? peak(run, target.names.at("group")) / base : std::numeric_limits<double>::quiet_NaN();
}

const MeasureRegistration registration({
    .descriptor = {.name = "outrage_ratio",
                   .meaning = "Highest mean outrage of one group over that of another",
                   .attributes = {group_argument("group", "The group above the line"),
                                  group_argument("to", "The group below the line")}},
    .evaluate = evaluate,
});

}  // namespace
}  // namespace backlash
