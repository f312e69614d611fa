#include "classics/process_recorder.hpp"

#include <algorithm>
#include <cmath>

#include "classics/figures.hpp"

namespace backlash {

ProcessRecorder::ProcessRecorder(const ClassicModel& model, std::uint32_t accounts, std::uint32_t steps,
                                 std::uint32_t state_every)
    : accounts_(accounts), steps_(steps), state_every_(state_every), now_(model.observables.size()) {
    for (const auto& observable : model.observables)
        record_.series.push_back({.what = observable, .axis = Axis::none, .values = {}});
    record_.states.push_back({.what = model.state.what,
                              .minimum = model.state.minimum,
                              .maximum = model.state.maximum,
                              .mean = {},
                              .deviation = {},
                              .histogram = {}});
}

void ProcessRecorder::take(std::uint32_t step, const Process& process) {
    process.observe(now_);
    for (std::size_t k = 0; k < now_.size(); ++k) record_.series[k].values.push_back(now_[k]);
    if (step % state_every_ == 0 || step == steps_) take_states(step, process);
}

void ProcessRecorder::take_states(std::uint32_t step, const Process& process) {
    StateTable& table = record_.states.front();
    record_.sweep_times.push_back(step);
    const std::size_t row = table.histogram.size();
    table.histogram.resize(row + histogram_bins);
    const double width = (table.maximum - table.minimum) / histogram_bins;
    double sum = 0.0;
    double squares = 0.0;
    for (std::uint32_t account = 0; account < accounts_; ++account) {
        const double value = process.state(account);
        const double place = std::clamp((value - table.minimum) / width, 0.0, histogram_bins - 1.0);
        ++table.histogram[row + static_cast<std::size_t>(place)];
        sum += value;
        squares += value * value;
    }
    const double mean = sum / accounts_;
    table.mean.push_back(mean);
    table.deviation.push_back(std::sqrt(std::max(0.0, squares / accounts_ - mean * mean)));
}

ReplicateRecord ProcessRecorder::finish() {
    record_.indicators = compute_figures(record_.series);
    return std::move(record_);
}

}  // namespace backlash
