// A made-up scenario and records, small but with everything that is awkward: NaN, empty groups, Chinese, no
// events.
#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

#include "output/write_result.hpp"

namespace backlash {

struct SampleSize {
    std::uint32_t replicates = 2;
    std::size_t steps = 48;
    std::size_t sweeps = 5;
    bool with_events = true;  // and targets
};

inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

inline Scenario sample_scenario(const SampleSize& size) {
    Scenario scenario;
    scenario.name = "sample";
    scenario.title = "小米 2026: a sample";
    scenario.file = "somewhere/sample.yaml";
    scenario.text = "title: 小米 2026\nseed: 7\n";
    scenario.start_unix = 1'767'456'000;  // 2026-01-03T16:00Z = 2026-01-04T00:00+08:00
    scenario.zone_offset_minutes = 480;
    scenario.seed = 7;
    if (size.with_events) {
        EventValues leak;
        leak.id = "泄露";
        leak.kind = "leak";
        scenario.events = {leak, leak};
        scenario.events[1].id = "apology";
        TargetValues target;
        target.id = "peak";
        target.what = "峰值 hour";
        target.at_least = 1.0;
        scenario.targets = {target};
    }
    return scenario;
}

inline std::vector<Series> sample_series(std::uint32_t replicate, std::size_t steps) {
    Series posts{{"posts_negative", "posts", "Outraged posts in the step"}, Axis::none, {}};
    Series price{{"price", "currency", "Share price"}, Axis::none, {}};
    Series aware{{"aware", "1", "Share that knows"}, Axis::group, {}};
    for (std::size_t s = 0; s < steps; ++s) {
        posts.values.push_back(static_cast<double>(s + 10 * replicate));
        price.values.push_back(s == 0 ? no_value : 40.2 - 0.01 * static_cast<double>(s));
        for (int g = 0; g < group_count; ++g)
            aware.values.push_back(g == 5 ? no_value : 0.125 * replicate + 0.01 * g);
    }
    return {posts, price, aware};
}

inline SweepTable sample_sweep(std::size_t sweeps) {
    const std::size_t cells = sweeps * group_count;
    SweepTable table{{"outrage", "1", "Outrage of an account"}, {}, {}, {}};
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const bool empty = cell % group_count == 5;
        table.mean.push_back(empty ? no_value : 0.25);
        table.deciles.insert(table.deciles.end(), decile_count, empty ? no_value : 0.5);
        table.histogram.insert(table.histogram.end(), histogram_bins, empty ? 0U : 3U);
    }
    return table;
}

inline std::vector<Indicator> sample_indicators(const ReplicateRecord& record, std::size_t events) {
    double total = 0.0;
    for (const double posts : record.series.front().values) total += posts;
    return {
        {{"total_negative", "posts", "Outraged posts in all"}, Axis::none, {total}},
        {{"trust_change", "1", "Change of mean trust"}, Axis::group, std::vector<double>(group_count, -0.1)},
        {{"negative_share", "1", "Share of negative posts"}, Axis::day, {0.25, no_value}},
        {{"half_life", "h", "Half-life after an event"}, Axis::event, std::vector<double>(events, 9.5)},
        {{"outraged", "1", "Share outraged"}, Axis::horizon, {0.1, 0.2, 0.3}}};
}

inline std::vector<ReplicateRecord> sample_records(const SampleSize& size) {
    std::vector<ReplicateRecord> records;
    for (std::uint32_t r = 0; r < size.replicates; ++r) {
        ReplicateRecord record;
        record.replicate = r;
        record.network.statistics.accounts = 100;
        record.network.statistics.edges = 12'345'678'901;
        record.accounts.fill(10);
        record.accounts[5] = 0;
        record.series = sample_series(r, size.steps);
        for (std::size_t k = 0; k < size.sweeps; ++k) record.sweep_times.push_back(static_cast<double>(k));
        record.sweeps = {sample_sweep(size.sweeps)};
        record.indicators = sample_indicators(record, size.with_events ? 2 : 0);
        if (size.with_events) {
            EventRecord leak{"泄露", "leak", 1.0 / 12.0, 1.0 / 12.0, 3, 5000, {}, {}};
            EventRecord silence{"silence-1", "silence", 12.0, no_value, UINT32_MAX, 0, {}, {}};
            record.events = {leak, silence};
            record.targets = {{"peak", 2.5, true}};
        }
        record.run_seconds = 0.5 + r;
        records.push_back(record);
    }
    return records;
}

// Scenario and records that live as long as the result that refers to them.
struct Sample {
    Scenario scenario;
    std::vector<ReplicateRecord> records;

    explicit Sample(const SampleSize& size = {})
        : scenario(sample_scenario(size)), records(sample_records(size)) {}

    RunResult result(const std::string& host = "one") const {
        RunResult result{scenario, "seed: 7\n", records, {}};
        result.provenance.program_version = "0.1.0";
        result.provenance.compiler = "GCC";
        result.provenance.host = host;
        result.provenance.command_line = "backlash run \"小米.yaml\"";
        result.provenance.date_created = "2026-02-01T00:00:00Z";
        return result;
    }
};

inline std::string content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace backlash
