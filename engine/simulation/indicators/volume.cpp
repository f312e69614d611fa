// How much was posted, when, and in what tone.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "simulation/indicator.hpp"

namespace backlash {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<double> total(const RecordReader& run) {
    return {std::accumulate(run.posts().begin(), run.posts().end(), 0.0)};
}

std::vector<double> negative_total(const RecordReader& run) {
    const auto negative = run.series("posts_negative");
    return {std::accumulate(negative.begin(), negative.end(), 0.0)};
}

std::vector<double> peak_negative(const RecordReader& run) {
    const auto hours = run.hourly(run.series("posts_negative"));
    return {hours.empty() ? missing : *std::ranges::max_element(hours)};
}

std::vector<double> peak_volume(const RecordReader& run) {
    const auto hours = run.hourly(run.posts());
    return {hours.empty() ? missing : *std::ranges::max_element(hours)};
}

std::vector<double> peak_time(const RecordReader& run) {
    const auto hours = run.hourly(run.posts());
    const auto peak = std::ranges::max_element(hours);
    return {hours.empty() || *peak <= 0.0 ? missing : static_cast<double>(peak - hours.begin())};
}

std::vector<double> by_day(const RecordReader& run, std::span<const double> series) {
    std::vector<double> days;
    days.reserve(static_cast<std::size_t>(run.days()));
    for (int day = 0; day < run.days(); ++day) {
        days.push_back(run.sum(series, run.day_start(day), run.day_start(day + 1)));
    }
    return days;
}

std::vector<double> volume_by_day(const RecordReader& run) {
    return by_day(run, run.posts());
}

std::vector<double> negative_share_by_day(const RecordReader& run) {
    auto share = by_day(run, run.series("posts_negative"));
    const auto all = by_day(run, run.posts());
    for (std::size_t day = 0; day < share.size(); ++day)
        share[day] = all[day] > 0.0 ? share[day] / all[day] : missing;
    return share;
}

// Fourth standardised moment; 3 for a normal distribution.
std::vector<double> kurtosis(const RecordReader& run) {
    const auto hours = run.hourly(run.posts());
    const auto n = static_cast<double>(hours.size());
    const double mean = std::accumulate(hours.begin(), hours.end(), 0.0) / n;
    double second = 0.0;
    double fourth = 0.0;
    for (const double volume : hours) {
        const double square = (volume - mean) * (volume - mean);
        second += square / n;
        fourth += square * square / n;
    }
    return {second > 0.0 ? fourth / (second * second) : missing};
}

std::vector<double> peak_to_mean(const RecordReader& run) {
    const auto hours = run.hourly(run.posts());
    const double sum = std::accumulate(hours.begin(), hours.end(), 0.0);
    return {sum > 0.0 ? peak_volume(run)[0] * static_cast<double>(hours.size()) / sum : missing};
}

// From each event of the scenario to when the hourly volume is half of its peak of the following six hours.
std::vector<double> half_life(const RecordReader& run) {
    constexpr std::size_t burst_hours = 6;
    const auto hours = run.hourly(run.posts());
    std::vector<double> lives;
    for (const EventValues& event : run.scenario().events) {
        const double time = run.event_time(event.id);
        lives.push_back(missing);
        if (!std::isfinite(time) || time >= static_cast<double>(hours.size())) continue;
        const auto first = hours.begin() + static_cast<std::ptrdiff_t>(time);
        const auto burst_end = first + std::min<std::ptrdiff_t>(burst_hours, hours.end() - first);
        const auto peak = std::max_element(first, burst_end);
        const auto half =
            std::find_if(peak, hours.end(), [&](double volume) { return volume <= 0.5 * *peak; });
        if (*peak > 0.0 && half != hours.end())
            lives.back() = static_cast<double>(half - hours.begin()) - time;
    }
    return lives;
}

const IndicatorRegistration r1({{"posts_total", "posts", "All posts about the crisis"}, Axis::none, total});
const IndicatorRegistration r2({{"posts_negative_total", "posts", "All outraged posts"},
                                Axis::none,
                                negative_total});
const IndicatorRegistration r3({{"peak_negative_volume", "posts/h", "Most outraged posts in one hour"},
                                Axis::none,
                                peak_negative});
const IndicatorRegistration r4({{"peak_volume", "posts/h", "Most posts in one hour"},
                                Axis::none,
                                peak_volume});
const IndicatorRegistration r5({{"peak_time", "h", "Start of the hour with the most posts"},
                                Axis::none,
                                peak_time});
const IndicatorRegistration r6({{"volume_by_day", "posts", "Posts of each day"}, Axis::day, volume_by_day});
const IndicatorRegistration r7({{"negative_share_by_day", "1", "Outraged posts among the posts of each day"},
                                Axis::day,
                                negative_share_by_day});
const IndicatorRegistration r8({{"volume_kurtosis", "1", "Kurtosis of the hourly volume"},
                                Axis::none,
                                kurtosis});
const IndicatorRegistration r9({{"peak_to_mean", "1", "Highest hourly volume over the mean one"},
                                Axis::none,
                                peak_to_mean});
const IndicatorRegistration r10({{"half_life", "h",
                                  "From the event until the volume is half its following peak"},
                                 Axis::event,
                                 half_life});

}  // namespace
}  // namespace backlash
