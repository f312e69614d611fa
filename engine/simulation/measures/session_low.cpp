// How far the share fell within a day.
#include <cmath>
#include <limits>

#include "simulation/measure.hpp"

namespace backlash {
namespace {

double evaluate(const RecordReader& run, const TargetValues& target) {
    const int day = static_cast<int>(target.numbers.at("day"));
    const auto price = run.series("price");
    const double reference = run.close_before(day, price, run.scenario().market.initial_price);
    double low = std::numeric_limits<double>::quiet_NaN();
    for (const std::size_t step : run.trading_steps(day)) low = std::fmin(low, price[step] / reference - 1.0);
    return low;
}

const MeasureRegistration registration({
    .descriptor = {.name = "session_low",
                   .meaning = "Lowest traded price of a day relative to the close before",
                   .attributes = {day_argument("day", "The day")}},
    .evaluate = evaluate,
});

}  // namespace
}  // namespace backlash
