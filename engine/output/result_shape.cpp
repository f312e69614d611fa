#include "output/result_shape.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"

namespace backlash {

namespace {

[[noreturn]] void refuse(const std::string& why) {
    throw RunError(ExitCode::runtime_error, why);
}

void require_size(const std::string& name, std::size_t size, std::size_t expected) {
    if (size != expected) refuse(fmt::format("'{}' has {} values instead of {}", name, size, expected));
}

template <class Table>
void require_same_names(const std::vector<Table>& tables, const std::vector<Table>& first, const char* kind) {
    const bool same = std::equal(tables.begin(), tables.end(), first.begin(), first.end(),
                                 [](const Table& a, const Table& b) { return a.what.name == b.what.name; });
    if (!same) refuse(fmt::format("replicates differ in their {}", kind));
}

std::size_t series_width(const Series& series) {
    if (series.axis == Axis::none) return 1;
    if (series.axis == Axis::group) return group_count;
    refuse(fmt::format("series '{}' has an axis that a series cannot have", series.what.name));
}

std::size_t indicator_width(Axis axis, const ResultShape& shape, const Scenario& scenario) {
    switch (axis) {
        case Axis::group:
            return group_count;
        case Axis::day:
            return shape.days;
        case Axis::event:
            return scenario.events.size();
        case Axis::horizon:
            return horizons.size();
        case Axis::none:
            break;
    }
    return 1;
}

ResultShape shape_of_first(const ReplicateRecord& record) {
    ResultShape shape;
    if (!record.series.empty()) {
        shape.steps = record.series.front().values.size() / series_width(record.series.front());
    }
    shape.sweeps = record.sweep_times.size();
    const auto daily = std::find_if(record.indicators.begin(), record.indicators.end(),
                                    [](const Indicator& indicator) { return indicator.axis == Axis::day; });
    if (daily != record.indicators.end()) shape.days = daily->values.size();
    return shape;
}

void require_shape(const NetworkSample& sample, const ResultShape& shape) {
    const std::size_t accounts = sample.accounts.size();
    require_size("sample types", sample.types.size(), accounts);
    require_size("sample followers", sample.followers.size(), accounts);
    require_size("sample positions", sample.positions.size(), accounts);
    require_size("sample heard", sample.heard.size(), accounts);
    require_size("sample outrage", sample.outrage.size(), shape.sweeps * accounts);
    require_size("sample actors", sample.actor_ids.size(), sample.actor_names.size());
}

void require_shape(const Cascade& cascade) {
    const std::size_t accounts = cascade.accounts.size();
    require_size("cascade types", cascade.types.size(), accounts);
    require_size("cascade followers", cascade.followers.size(), accounts);
    require_size("cascade times", cascade.times.size(), accounts);
    require_size("cascade sources", cascade.sources.size(), accounts);
    require_size("cascade informants", cascade.informants.size(), accounts);
    require_size("cascade depths", cascade.depths.size(), accounts);
}

void require_shape(const ReplicateRecord& record, const ResultShape& shape, const Scenario& scenario) {
    for (const auto& series : record.series) {
        require_size(series.what.name, series.values.size(), shape.steps * series_width(series));
    }
    for (const auto& sweep : record.sweeps) {
        const std::size_t cells = shape.sweeps * group_count;
        require_size(sweep.what.name + " mean", sweep.mean.size(), cells);
        require_size(sweep.what.name + " deciles", sweep.deciles.size(), cells * decile_count);
        require_size(sweep.what.name + " histogram", sweep.histogram.size(), cells * histogram_bins);
    }
    for (const auto& indicator : record.indicators) {
        require_size(indicator.what.name, indicator.values.size(),
                     indicator_width(indicator.axis, shape, scenario));
    }
    for (const auto& state : record.states) {
        require_size(state.what.name + " mean", state.mean.size(), shape.sweeps);
        require_size(state.what.name + " deviation", state.deviation.size(), shape.sweeps);
        require_size(state.what.name + " histogram", state.histogram.size(), shape.sweeps * histogram_bins);
    }
    if (record.sample) require_shape(*record.sample, shape);
    if (record.cascade) require_shape(*record.cascade);
}

}  // namespace

ResultShape shape_of(const ReplicateRecord& record, const Scenario& scenario) {
    const auto shape = shape_of_first(record);
    require_shape(record, shape, scenario);
    return shape;
}

ResultShape shape_of(const RunResult& result) {
    if (result.replicates.empty()) refuse("there is no replicate to write");
    const auto& first = result.replicates.front();
    const auto shape = shape_of_first(first);
    for (const auto& record : result.replicates) {
        require_same_names(record.series, first.series, "series");
        require_same_names(record.sweeps, first.sweeps, "sweeps");
        require_same_names(record.indicators, first.indicators, "indicators");
        if (record.sweep_times != first.sweep_times) refuse("replicates differ in the times of their sweeps");
        require_shape(record, shape, result.scenario);
        require_size("targets", record.targets.size(), result.scenario.targets.size());
    }
    return shape;
}

}  // namespace backlash
