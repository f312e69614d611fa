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

void append(SweepTable& table, const std::array<double, group_count>& mean) {
    table.mean.insert(table.mean.end(), mean.begin(), mean.end());
}

void append_distribution(SweepTable& table, const GroupDistribution& distribution) {
    for (const auto& deciles : distribution.deciles) {
        table.deciles.insert(table.deciles.end(), deciles.begin(), deciles.end());
    }
    for (const auto& bins : distribution.histogram) {
        table.histogram.insert(table.histogram.end(), bins.begin(), bins.end());
    }
}

}  // namespace

Recorder::Recorder(const Scenario& scenario, std::uint32_t steps, bool distributions)
    : onset_(scenario.onset),
      distributions_(distributions),
      step_hours_(scenario.step),
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
    const std::size_t sweeps = steps / cadence_ + 1;
    record_.sweep_times.reserve(sweeps);
    for (SweepTable& table : record_.sweeps) {
        table.mean.reserve(sweeps * group_count);
        table.deciles.reserve(sweeps * group_count * decile_count);
        table.histogram.reserve(sweeps * group_count * histogram_bins);
    }
}

double Recorder::onset_time() const {
    const auto found = std::ranges::find_if(
        record_.events, [&](const EventRecord& event) { return onset_.empty() || event.id == onset_; });
    return found == record_.events.end() ? missing : found->time;
}

bool Recorder::is_first_sweep_at(std::size_t horizon, std::uint32_t step) const {
    constexpr double hair = 1e-9;  // times are sums of steps and not exact
    const double due = onset_time() + horizons[horizon] - hair;
    const bool is_later = record_.sweep_times.empty() || record_.sweep_times.back() < due;
    return step * step_hours_ >= due && is_later;
}

bool Recorder::wants_distributions(std::uint32_t step) const {
    if (distributions_) return true;
    for (std::size_t k = 0; k < horizons.size(); ++k)
        if (is_first_sweep_at(k, step)) return true;
    return false;
}

void Recorder::take_sweep(std::uint32_t step, const PopulationState& state) {
    for (std::size_t k = 0; k < horizons.size(); ++k)
        if (is_first_sweep_at(k, step)) record_.fans_outrage[k] = state.outrage.histogram[fans_group];
    take_sweep(step, PopulationMeans{state.outrage.mean, state.trust.mean});
    if (!distributions_) return;
    append_distribution(record_.sweeps[0], state.outrage);
    append_distribution(record_.sweeps[1], state.trust);
}

void Recorder::take_sweep(std::uint32_t step, const PopulationMeans& means) {
    record_.sweep_times.push_back(step * step_hours_);
    append(record_.sweeps[0], means.outrage);
    append(record_.sweeps[1], means.trust);
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
                          const PopulationMeans& before) {
    record_.events.push_back({.id = news.id,
                              .kind = news.kind,
                              .planned_time = news.planned_step * step_hours_,
                              .time = step * step_hours_,
                              .account = news.actor,
                              .followers = followers,
                              .outrage = before.outrage,
                              .trust = before.trust});
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
