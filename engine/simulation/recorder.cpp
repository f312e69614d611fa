#include "simulation/recorder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace backlash {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::array<double, group_count> all_missing() {
    std::array<double, group_count> values{};
    values.fill(missing);
    return values;
}

void append(SweepTable& table, const GroupDistribution& distribution) {
    table.mean.insert(table.mean.end(), distribution.mean.begin(), distribution.mean.end());
    for (const auto& deciles : distribution.deciles) {
        table.deciles.insert(table.deciles.end(), deciles.begin(), deciles.end());
    }
    for (const auto& bins : distribution.histogram) {
        table.histogram.insert(table.histogram.end(), bins.begin(), bins.end());
    }
}

}  // namespace

Recorder::Recorder(const Scenario& scenario, std::uint32_t steps)
    : step_hours_(scenario.step),
      steps_(steps),
      cadence_(static_cast<std::uint32_t>(
          std::max(1LL, std::llround(scenario.recording.cadence / scenario.step)))) {
    for (const Observable& observable : observables()) {
        const std::size_t width = observable.axis == Axis::group ? group_count : 1;
        record_.series.push_back({observable.what, observable.axis, {}});
        record_.series.back().values.reserve(width * steps);
    }
    record_.sweeps.push_back({{"outrage", "1", "Outrage of an account [o]"}, {}, {}, {}});
    record_.sweeps.push_back({{"trust", "1", "Trust of an account in the brand [t]"}, {}, {}, {}});
}

void Recorder::take_sweep(std::uint32_t step, const PopulationState& state) {
    record_.sweep_times.push_back(step * step_hours_);
    append(record_.sweeps[0], state.outrage);
    append(record_.sweeps[1], state.trust);
}

void Recorder::take_step(const StepView& view) {
    std::array<double, group_count> values{};
    for (std::size_t k = 0; k < record_.series.size(); ++k) {
        Series& series = record_.series[k];
        const std::size_t width = series.axis == Axis::group ? group_count : 1;
        const auto out = std::span(values).first(width);
        observables()[k].observe(view, out);
        series.values.insert(series.values.end(), out.begin(), out.end());
    }
    record_.logins += view.logins;
    record_.deliveries += view.deliveries;
}

void Recorder::take_event(const Announcement& news, std::uint32_t step, std::uint64_t followers,
                          const PopulationState& before) {
    record_.events.push_back({.id = news.id,
                              .kind = news.kind,
                              .planned_time = news.planned_step * step_hours_,
                              .time = step * step_hours_,
                              .account = news.actor,
                              .followers = followers,
                              .outrage = before.outrage.mean,
                              .trust = before.trust.mean});
}

void Recorder::take_voice(const std::string& kind, std::uint32_t account, std::uint32_t step,
                          std::uint64_t followers) {
    const double time = step * step_hours_;
    record_.events.push_back({.id = kind,
                              .kind = kind,
                              .planned_time = time,
                              .time = time,
                              .account = account,
                              .followers = followers,
                              .outrage = all_missing(),
                              .trust = all_missing()});
}

void Recorder::take_missing(const Announcement& news) {
    const bool waited_in_vain = news.planned_step == unscheduled;
    record_.events.push_back({.id = news.id,
                              .kind = news.kind,
                              .planned_time = waited_in_vain ? missing : news.planned_step * step_hours_,
                              .time = missing,
                              .account = news.actor,
                              .followers = 0,
                              .outrage = all_missing(),
                              .trust = all_missing()});
}

}  // namespace backlash
