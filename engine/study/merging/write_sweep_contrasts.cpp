#include <array>

#include "output/real_variable.hpp"
#include "study/merging/sweep_groups.hpp"
#include "study/paired_difference.hpp"

namespace backlash {
namespace {

const std::string contrast = "contrast";

const std::vector<std::string> contrast_labels = {"n",   "base", "case", "difference", "standard_error",
                                                  "low", "high"};

}  // namespace

void write_sweep_contrasts(NetcdfGroup group, const MergedSweep& sweep) {
    sweep.dimensions.add_cases(group);
    group.add_dimension(
        {contrast, "",
         "Pairs; means of base and case; their difference with standard error and 95 % interval"},
        contrast_labels);
    const PairedComparison comparison(sweep.study().replicates);
    const auto& objectives = sweep.study().objectives;
    for (std::size_t k = 0; k < objectives.size(); ++k) {
        const auto& values = sweep.objectives[k];
        std::vector<double> row(contrast_labels.size());
        group.write_rows<double>(
            {objectives[k].name, unit_in_file(objectives[k].unit, sweep.base.market.currency),
             objectives[k].meaning},
            {dimension::case_, contrast}, [&](std::size_t c) {
                const PairedDifference d = comparison.compare(values.back(), values[c]);
                row = {static_cast<double>(d.pairs),
                       d.base,
                       d.variant,
                       d.difference,
                       d.standard_error,
                       d.low,
                       d.high};
                return std::span<const double>(row);
            });
    }
}

}  // namespace backlash
