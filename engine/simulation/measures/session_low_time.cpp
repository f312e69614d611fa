// At what time of the day the share was lowest.
#include <algorithm>
#include <limits>

#include "simulation/measure.hpp"

namespace backlash {
namespace {

double evaluate(const RecordReader& run, const TargetValues& target) {
    const auto price = run.series("price");
    const auto steps = run.trading_steps(static_cast<int>(target.numbers.at("day")));
    if (steps.empty()) return std::numeric_limits<double>::quiet_NaN();
    const std::size_t low =
        *std::ranges::min_element(steps, {}, [&](std::size_t step) { return price[step]; });
    return run.calendar().hour_of_day(run.time_of(low));
}

const MeasureRegistration registration({
    .descriptor = {.name = "session_low_time",
                   .meaning = "Time of the day at which the traded price was lowest",
                   .attributes = {day_argument("day", "The day")}},
    .result = Quantity::clock,
    .evaluate = evaluate,
});

}  // namespace
}  // namespace backlash
