#include "output/real_variable.hpp"
#include "output/result_groups.hpp"

namespace backlash {

namespace {

void write_series(NetcdfGroup& group, const RunResult& result, std::size_t index) {
    const auto& first = result.replicates.front().series[index];
    NetcdfGroup::Dimensions dimensions = {dimension::replicate, dimension::time};
    if (first.axis == Axis::group) dimensions.push_back(dimension::group);
    write_real(group, first.what, result.scenario.market.currency, dimensions, [&](std::size_t replicate) {
        return std::span<const double>(result.replicates[replicate].series[index].values);
    });
}

void write_sweep(NetcdfGroup& group, const RunResult& result, std::size_t index) {
    const auto& records = result.replicates;
    const auto& what = records.front().sweeps[index].what;
    const NetcdfGroup::Dimensions cells = {dimension::replicate, dimension::hour, dimension::group};
    auto by_decile = cells;
    by_decile.push_back(dimension::decile);
    auto by_bin = cells;
    by_bin.push_back(dimension::bin);
    const auto& currency = result.scenario.market.currency;
    write_real(group, {what.name + "_mean", what.unit, "Mean in the group: " + what.meaning}, currency, cells,
               [&](std::size_t r) { return std::span<const double>(records[r].sweeps[index].mean); });
    write_real(group, {what.name + "_deciles", what.unit, "Deciles in the group: " + what.meaning}, currency,
               by_decile,
               [&](std::size_t r) { return std::span<const double>(records[r].sweeps[index].deciles); });
    group.write_rows<std::uint32_t>(
        {what.name + "_histogram", "accounts", "Accounts of the group by value: " + what.meaning}, by_bin,
        [&](std::size_t r) { return std::span<const std::uint32_t>(records[r].sweeps[index].histogram); });
}

void write_totals(NetcdfGroup& group, const RunResult& result) {
    const auto& records = result.replicates;
    group.write_rows<std::uint32_t>(
        {"accounts", "accounts", "Accounts in the group"}, {dimension::replicate, dimension::group},
        [&](std::size_t r) { return std::span<const std::uint32_t>(records[r].accounts); });
    group.write_rows<std::uint64_t>({"logins_total", "log-ins", "Log-ins in the whole run"},
                                    {dimension::replicate},
                                    [&](std::size_t r) { return std::span(&records[r].logins, 1); });
    group.write_rows<std::uint64_t>({"deliveries_total", "posts", "Posts put into feeds in the whole run"},
                                    {dimension::replicate},
                                    [&](std::size_t r) { return std::span(&records[r].deliveries, 1); });
}

void set_global_attributes(NetcdfGroup& group, const RunResult& result) {
    const auto& scenario = result.scenario;
    group.set_text("", "Conventions", "CF-1.10");
    group.set_text("", "title", scenario.title.empty() ? scenario.name : scenario.title);
    group.set_text("", "source", "backlash " + result.provenance.program_version);
    group.set_text("", "backlash_format_name", "backlash-result");
    group.set_text("", "backlash_format_version", "1.2.0");
    group.set_text("", "scenario", scenario.name);
    group.set_text("", "currency", scenario.market.currency);
    group.set_number("", "zone_offset_minutes", std::int32_t{scenario.zone_offset_minutes});
}

}  // namespace

void write_root(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions) {
    set_global_attributes(group, result);
    dimensions.add(group, {dimension::replicate, dimension::time, dimension::group, dimension::hour,
                           dimension::decile, dimension::bin});
    const auto& first = result.replicates.front();
    for (std::size_t index = 0; index < first.series.size(); ++index) write_series(group, result, index);
    for (std::size_t index = 0; index < first.sweeps.size(); ++index) write_sweep(group, result, index);
    write_totals(group, result);
}

}  // namespace backlash
