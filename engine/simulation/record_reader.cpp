#include "simulation/record_reader.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace backlash {
namespace {

constexpr double hair = 1e-9;  // times are sums of steps and not exact

}  // namespace

RecordReader::RecordReader(const Scenario& scenario, const ReplicateRecord& record)
    : scenario_(scenario), record_(record), calendar_(scenario) {
    const auto negative = series("posts_negative");
    const auto neutral = series("posts_neutral");
    posts_.resize(negative.size());
    std::ranges::transform(negative, neutral, posts_.begin(), std::plus<>());
}

std::span<const double> RecordReader::series(std::string_view name) const {
    const auto found =
        std::ranges::find_if(record_.series, [&](const Series& s) { return s.what.name == name; });
    if (found == record_.series.end()) throw std::invalid_argument("no series " + std::string(name));
    return found->values;
}

std::vector<double> RecordReader::hourly(std::span<const double> by_step) const {
    const auto steps_an_hour = static_cast<std::size_t>(std::llround(1.0 / scenario_.step));
    std::vector<double> hours(by_step.size() / steps_an_hour, 0.0);
    for (std::size_t hour = 0; hour < hours.size(); ++hour) {
        for (std::size_t k = 0; k < steps_an_hour; ++k) hours[hour] += by_step[hour * steps_an_hour + k];
    }
    return hours;
}

double RecordReader::sum(std::span<const double> by_step, double from, double to) const {
    double total = 0.0;
    for (std::size_t s = 0; s < by_step.size(); ++s) {
        const double time = time_of(s) + hair;
        if (time >= from && time < to) total += by_step[s];
    }
    return total;
}

int RecordReader::days() const {
    return calendar_.day_of(scenario_.duration - scenario_.step) + 1;
}

double RecordReader::day_start(int day) const {
    return 24.0 * day - calendar_.hour_of_day(0.0);
}

const SweepTable& RecordReader::sweep(std::string_view name) const {
    const auto found =
        std::ranges::find_if(record_.sweeps, [&](const SweepTable& t) { return t.what.name == name; });
    if (found == record_.sweeps.end()) throw std::invalid_argument("no sweep " + std::string(name));
    return *found;
}

double RecordReader::sweep_mean(std::string_view table, int group, std::size_t k) const {
    return sweep(table).mean[k * group_count + group];
}

double RecordReader::mean_at(std::string_view table, int group, double time) const {
    const auto& times = record_.sweep_times;
    const auto next = std::ranges::lower_bound(times, time - hair);
    if (next == times.end() || !std::isfinite(time)) return std::numeric_limits<double>::quiet_NaN();
    const auto k = static_cast<std::size_t>(next - times.begin());
    const double after = sweep_mean(table, group, k);
    if (k == 0 || times[k] <= time) return after;
    const double share = (time - times[k - 1]) / (times[k] - times[k - 1]);
    const double before = sweep_mean(table, group, k - 1);
    return before + share * (after - before);
}

double RecordReader::event_time(std::string_view id) const {
    const auto found = std::ranges::find_if(record_.events, [&](const EventRecord& e) { return e.id == id; });
    return found == record_.events.end() ? std::numeric_limits<double>::quiet_NaN() : found->time;
}

std::vector<std::size_t> RecordReader::trading_steps(int day) const {
    const auto trading = series("trading");
    std::vector<std::size_t> steps;
    for (std::size_t s = 0; s < trading.size(); ++s) {
        if (trading[s] > 0.0 && calendar_.day_of(time_of(s)) == day) steps.push_back(s);
    }
    return steps;
}

double RecordReader::close_before(int day, std::span<const double> price, double initial) const {
    const auto trading = series("trading");
    double close = initial;
    for (std::size_t s = 0; s < trading.size() && calendar_.day_of(time_of(s)) < day; ++s) {
        if (trading[s] > 0.0) close = price[s];
    }
    return close;
}

}  // namespace backlash
