// A record whose every number a test has set: three days in steps of half an hour from Monday 5 January 2026,
// 6 h, in Hong Kong; swept every six hours. What is not set is 0.
#pragma once

#include <algorithm>
#include <string>

#include "simulation/indicator.hpp"
#include "simulation/observable.hpp"
#include "simulation/record.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {

struct HandmadeRecord {
    static constexpr std::size_t steps = 144;
    static constexpr std::size_t sweeps = 13;

    HandmadeRecord() {
        scenario.start_unix = sunday_in_hong_kong + (24 + 6) * 3600;
        scenario.duration = 72.0;
        scenario.step = 0.5;
        scenario.recording.cadence = 6.0;
        for (const Observable& observable : observables()) {
            const std::size_t width = observable.axis == Axis::group ? group_count : 1;
            record.series.push_back({observable.what, observable.axis, std::vector<double>(steps * width)});
        }
        for (std::size_t k = 0; k < sweeps; ++k) record.sweep_times.push_back(6.0 * static_cast<double>(k));
        for (const char* name : {"outrage", "trust"}) {
            record.sweeps.push_back(
                {.what = {.name = name},
                 .mean = std::vector<double>(sweeps * group_count),
                 .deciles = {},
                 .histogram = std::vector<std::uint32_t>(sweeps * group_count * histogram_bins)});
        }
    }

    std::vector<double>& series(const std::string& name) {
        return std::ranges::find(record.series, name, [](const Series& s) { return s.what.name; })->values;
    }
    double& mean(std::size_t table, std::size_t sweep, int group) {
        return record.sweeps[table].mean[sweep * group_count + static_cast<std::size_t>(group)];
    }
    void add_event(const std::string& id, double time) {
        scenario.events.push_back({.id = id, .kind = "revelation", .time = time});
        record.events.push_back({.id = id, .kind = "revelation", .planned_time = time, .time = time});
    }
    std::vector<double> indicator(const std::string& name) const {
        const auto all = compute_indicators(scenario, record);
        return std::ranges::find(all, name, [](const Indicator& i) { return i.what.name; })->values;
    }

    Scenario scenario = quiet_scenario();
    ReplicateRecord record;
};

}  // namespace backlash
