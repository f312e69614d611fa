// When the most was posted.
#include <algorithm>
#include <limits>

#include "simulation/measure.hpp"

namespace backlash {
namespace {

double evaluate(const RecordReader& run, const TargetValues&) {
    const auto hours = run.hourly(run.posts());
    const auto peak = std::ranges::max_element(hours);
    if (hours.empty() || *peak <= 0.0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(peak - hours.begin());
}

const MeasureRegistration registration({
    .descriptor = {.name = "peak_volume_time",
                   .meaning = "Start of the hour with the most posts",
                   .attributes = {}},
    .result = Quantity::time,
    .evaluate = evaluate,
});

}  // namespace
}  // namespace backlash
