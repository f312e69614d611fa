#include <fmt/format.h>

#include "output/real_variable.hpp"
#include "study/merging/sweep_groups.hpp"

namespace backlash {
namespace {

void set_global_attributes(NetcdfGroup& group, const MergedSweep& sweep, const std::string& program_version) {
    const Study& study = sweep.study();
    group.set_text("", "Conventions", "CF-1.10");
    group.set_text("", "title", study.title.empty() ? study.name : study.title);
    group.set_text("", "source", "backlash " + program_version);
    group.set_text("", "backlash_format_name", "backlash-sweep");
    group.set_text("", "backlash_format_version", "1.0.0");
    group.set_text("", "study", study.name);
    group.set_text("", "scenario", sweep.base.name);
    if (!sweep.base.is_crisis()) group.set_text("", "model", sweep.base.model);
    group.set_text("", "design", study.design.kind);
    group.set_text("", "currency", sweep.base.market.currency);
    group.set_number("", "zone_offset_minutes", std::int32_t{sweep.base.zone_offset_minutes});
    if (!sweep.numbers.plan().design.shape.empty()) {
        std::string shape;
        for (const std::size_t size : sweep.numbers.plan().design.shape) {
            shape += fmt::format("{}{}", shape.empty() ? "" : " ", size);
        }
        group.set_text("", "grid_shape", shape);
    }
}

void write_status(NetcdfGroup& group, const MergedSweep& sweep) {
    std::vector<std::int8_t> row(sweep.study().replicates);
    group.write_rows<std::int8_t>({"status", "", "What became of the run"},
                                  {dimension::case_, dimension::replicate}, [&](std::size_t c) {
                                      for (std::uint32_t r = 0; r < row.size(); ++r)
                                          row[r] = static_cast<std::int8_t>(sweep.numbers.status(c, r));
                                      return std::span<const std::int8_t>(row);
                                  });
    group.set_numbers<std::int8_t>("status", "flag_values", std::vector<std::int8_t>{0, 1, 2});
    group.set_text("status", "flag_meanings", "missing done failed");
}

void write_objectives(NetcdfGroup& group, const MergedSweep& sweep) {
    const auto& objectives = sweep.study().objectives;
    for (std::size_t k = 0; k < objectives.size(); ++k) {
        const auto unit = unit_in_file(objectives[k].unit, sweep.base.market.currency);
        group.write_rows<double>(
            {objectives[k].name, unit, objectives[k].meaning}, {dimension::case_, dimension::replicate},
            [&, k](std::size_t c) { return std::span<const double>(sweep.objectives[k][c]); });
    }
}

// Series and means of the sweeps, one case at a time.
void write_series(NetcdfGroup& group, const MergedSweep& sweep) {
    const auto& variables = sweep.numbers.shape().variables;
    for (std::size_t v = 0; v < variables.size(); ++v) {
        if (variables[v].kind == VariableKind::indicator) continue;
        std::vector<std::string> along = {dimension::case_, dimension::replicate};
        for (const auto& name : SweepDimensions::along(variables[v])) along.push_back(name);
        const std::size_t size = variables[v].size;
        std::vector<double> row(size * sweep.study().replicates);
        write_real(group, variables[v].what, sweep.base.market.currency, along, [&](std::size_t c) {
            for (std::uint32_t r = 0; r < sweep.study().replicates; ++r)
                sweep.numbers.read(v, c, r, std::span(row).subspan(r * size, size));
            return std::span<const double>(row);
        });
    }
}

}  // namespace

void write_sweep_root(NetcdfGroup group, const MergedSweep& sweep, const std::string& program_version) {
    set_global_attributes(group, sweep, program_version);
    sweep.dimensions.add_cases(group);
    sweep.dimensions.add(group, {dimension::replicate});
    write_status(group, sweep);
    write_objectives(group, sweep);
    if (sweep.study().keep != Keep::series) return;
    sweep.dimensions.add_series_dimensions(group);
    write_series(group, sweep);
}

}  // namespace backlash
