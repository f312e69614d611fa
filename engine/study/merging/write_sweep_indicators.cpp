#include "output/real_variable.hpp"
#include "study/merging/sweep_groups.hpp"

namespace backlash {

void write_sweep_indicators(NetcdfGroup group, const MergedSweep& sweep) {
    sweep.dimensions.add_cases(group);
    sweep.dimensions.add(group, {dimension::replicate});
    sweep.dimensions.add_figure_dimensions(group);
    const auto& variables = sweep.numbers.shape().variables;
    for (std::size_t v = 0; v < variables.size(); ++v) {
        if (variables[v].kind != VariableKind::indicator) continue;
        std::vector<std::string> along = {dimension::case_, dimension::replicate};
        for (const auto& name : SweepDimensions::along(variables[v])) along.push_back(name);
        const std::size_t size = variables[v].size;
        std::vector<double> row(size * sweep.study().replicates);
        const auto unit = unit_in_file(variables[v].what.unit, sweep.base.market.currency);
        group.write_rows<double>({variables[v].what.name, unit, variables[v].what.meaning}, along,
                                 [&](std::size_t c) {
                                     for (std::uint32_t r = 0; r < sweep.study().replicates; ++r)
                                         sweep.numbers.read(v, c, r, std::span(row).subspan(r * size, size));
                                     return std::span<const double>(row);
                                 });
    }
}

}  // namespace backlash
