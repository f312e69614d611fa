// What the share price did, day by day.
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/elementary.hpp"
#include "simulation/indicator.hpp"

namespace backlash {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// Price without market, sector and noise: what order flow and lost trust alone would have made of it.
std::vector<double> abnormal_price(const RecordReader& run) {
    const auto impact = run.series("order_impact");
    const auto lost = run.series("fan_trust_lost");
    std::vector<double> price;
    for (std::size_t s = 0; s < impact.size(); ++s) {
        price.push_back(portable_exp(impact[s] - run.scenario().market.trust_discount * lost[s]));
    }
    return price;
}

// One value a day from the traded prices relative to the close before; NaN for a day without trading.
template <typename Fold>
std::vector<double> by_day(const RecordReader& run, std::span<const double> price, double initial,
                           Fold fold) {
    std::vector<double> days;
    for (int day = 0; day < run.days(); ++day) {
        std::vector<double> moves;
        const double reference = run.close_before(day, price, initial);
        for (const std::size_t step : run.trading_steps(day)) moves.push_back(price[step] / reference - 1.0);
        days.push_back(moves.empty() ? missing : fold(moves));
    }
    return days;
}

double lowest(const std::vector<double>& moves) {
    return *std::ranges::min_element(moves);
}

double last(const std::vector<double>& moves) {
    return moves.back();
}

std::vector<double> low_by_day(const RecordReader& run) {
    return by_day(run, run.series("price"), run.scenario().market.initial_price, lowest);
}

std::vector<double> close_by_day(const RecordReader& run) {
    return by_day(run, run.series("price"), run.scenario().market.initial_price, last);
}

std::vector<double> abnormal_low_by_day(const RecordReader& run) {
    return by_day(run, abnormal_price(run), 1.0, lowest);
}

std::vector<double> worst_abnormal(const RecordReader& run) {
    double worst = missing;
    for (const double low : abnormal_low_by_day(run)) worst = std::fmin(worst, low);
    return {worst};
}

const IndicatorRegistration r1({{"session_low_by_day", "1",
                                 "Lowest traded price of the day relative to the close before"},
                                Axis::day,
                                low_by_day});
const IndicatorRegistration r2({{"close_by_day", "1", "Close relative to the close before"},
                                Axis::day,
                                close_by_day});
const IndicatorRegistration r3({{"abnormal_low_by_day", "1",
                                 "Lowest move of the day without market, sector and noise"},
                                Axis::day,
                                abnormal_low_by_day});
const IndicatorRegistration r4({{"worst_abnormal_move", "1",
                                 "Worst intraday move without market, sector and noise"},
                                Axis::none,
                                worst_abnormal});

}  // namespace
}  // namespace backlash
