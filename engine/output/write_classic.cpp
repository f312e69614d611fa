// The result of a published model: the same conventions, without groups, events, targets and dates.
#include "output/real_variable.hpp"
#include "output/result_groups.hpp"

namespace backlash {

namespace {

void set_global_attributes(NetcdfGroup& group, const RunResult& result) {
    const auto& scenario = result.scenario;
    group.set_text("", "Conventions", "CF-1.10");
    group.set_text("", "title", scenario.title.empty() ? scenario.name : scenario.title);
    group.set_text("", "source", "backlash " + result.provenance.program_version);
    group.set_text("", "backlash_format_name", "backlash-classic-result");
    group.set_text("", "backlash_format_version", "1.0.0");
    group.set_text("", "scenario", scenario.name);
    group.set_text("", "model", scenario.model);
}

void write_states(NetcdfGroup& group, const RunResult& result) {
    const auto& records = result.replicates;
    const NetcdfGroup::Dimensions cells = {dimension::replicate, dimension::sample};
    auto by_bin = cells;
    by_bin.push_back(dimension::bin);
    for (std::size_t k = 0; k < records.front().states.size(); ++k) {
        const auto& what = records.front().states[k].what;
        write_real(group, {what.name + "_state_mean", what.unit, "Mean: " + what.meaning}, {}, cells,
                   [&, k](std::size_t r) { return std::span<const double>(records[r].states[k].mean); });
        write_real(group, {what.name + "_state_deviation", what.unit, "Standard deviation: " + what.meaning},
                   {}, cells,
                   [&, k](std::size_t r) { return std::span<const double>(records[r].states[k].deviation); });
        group.write_rows<std::uint32_t>(
            {what.name + "_state_histogram", "accounts", "Accounts by value: " + what.meaning}, by_bin,
            [&, k](std::size_t r) { return std::span<const std::uint32_t>(records[r].states[k].histogram); });
    }
}

}  // namespace

void write_classic(NetcdfFile& file, const RunResult& result, const ResultDimensions& dimensions,
                   Executor& executor) {
    NetcdfGroup root = file.root();
    set_global_attributes(root, result);
    dimensions.add(root, {dimension::replicate, dimension::time, dimension::sample, dimension::bin});
    const auto& first = result.replicates.front();
    for (std::size_t k = 0; k < first.series.size(); ++k) {
        write_real(
            root, first.series[k].what, {}, {dimension::replicate, dimension::time},
            [&, k](std::size_t r) { return std::span<const double>(result.replicates[r].series[k].values); });
    }
    write_states(root, result);
    write_summary(file.add_group("summary"), result, dimensions, executor);
    write_indicators(file.add_group("indicators"), result, dimensions);
    write_network(file.add_group("network"), result, dimensions);
    write_provenance(file.add_group("provenance"), result);
}

}  // namespace backlash
