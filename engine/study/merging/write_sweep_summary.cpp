#include "base/summary_statistics.hpp"
#include "output/real_variable.hpp"
#include "study/merging/sweep_groups.hpp"

namespace backlash {
namespace {

// Statistics in the order of statistic_labels(), each over `size` elements; values[replicate][element].
void summarise_elements(std::span<const double> values, std::size_t size, std::vector<double>& rows) {
    const std::size_t replicates = size == 0 ? 0 : values.size() / size;
    std::vector<double> sample(replicates);
    for (std::size_t element = 0; element < size; ++element) {
        for (std::size_t r = 0; r < replicates; ++r) sample[r] = values[r * size + element];
        const auto summary = summarise(sample);
        std::size_t statistic = 0;
        rows[statistic++ * size + element] = summary.mean;
        for (const double quantile : summary.quantiles) rows[statistic++ * size + element] = quantile;
        rows[statistic * size + element] = static_cast<double>(summary.count);
    }
}

void write_variable(NetcdfGroup& group, const MergedSweep& sweep, std::size_t v) {
    const RunVariable& variable = sweep.numbers.shape().variables[v];
    std::vector<std::string> along = {dimension::case_, dimension::statistic};
    for (const auto& name : SweepDimensions::along(variable)) along.push_back(name);
    std::vector<double> values(variable.size * sweep.study().replicates);
    std::vector<double> rows(variable.size * statistic_labels().size());
    write_real(group, variable.what, sweep.base.market.currency, along, [&](std::size_t c) {
        for (std::uint32_t r = 0; r < sweep.study().replicates; ++r)
            sweep.numbers.read(v, c, r, std::span(values).subspan(r * variable.size, variable.size));
        summarise_elements(values, variable.size, rows);
        return std::span<const double>(rows);
    });
}

// Objectives have names of their own, with a dot, unless they are an indicator of one value.
void write_objective(NetcdfGroup& group, const MergedSweep& sweep, std::size_t k) {
    const Objective& objective = sweep.study().objectives[k];
    std::vector<double> rows(statistic_labels().size());
    group.write_rows<double>(
        {objective.name, unit_in_file(objective.unit, sweep.base.market.currency), objective.meaning},
        {dimension::case_, dimension::statistic}, [&](std::size_t c) {
            summarise_elements(sweep.objectives[k][c], 1, rows);
            return std::span<const double>(rows);
        });
}

}  // namespace

void write_sweep_summary(NetcdfGroup group, const MergedSweep& sweep) {
    sweep.dimensions.add_cases(group);
    sweep.dimensions.add(group, {dimension::statistic});
    for (std::size_t k = 0; k < sweep.study().objectives.size(); ++k) write_objective(group, sweep, k);
    if (sweep.study().keep != Keep::series) return;
    sweep.dimensions.add_series_dimensions(group);
    const auto& variables = sweep.numbers.shape().variables;
    for (std::size_t v = 0; v < variables.size(); ++v) {
        if (variables[v].kind != VariableKind::indicator) write_variable(group, sweep, v);
    }
}

}  // namespace backlash
