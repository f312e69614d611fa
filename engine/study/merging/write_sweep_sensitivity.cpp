#include "base/summary_statistics.hpp"
#include "study/merging/sweep_groups.hpp"
#include "study/sensitivity/analyse.hpp"

namespace backlash {
namespace {

// Of every objective, from the means over the replicates of each case.
std::vector<Sensitivity> analyse_all(const MergedSweep& sweep) {
    const SweepPlan& plan = sweep.numbers.plan();
    std::vector<Sensitivity> found;
    for (const auto& objective : sweep.objectives) {
        std::vector<double> means;
        for (std::size_t c = 0; c < plan.design_cases(); ++c) means.push_back(mean(objective[c]));
        found.push_back(analyse(plan.study, plan.design, means));
    }
    return found;
}

// The measures that any objective has; one with too few values has none.
std::vector<SensitivityMeasure> measures_of(const std::vector<Sensitivity>& all) {
    for (const Sensitivity& one : all) {
        if (!one.measures.empty()) return one.measures;
    }
    return {};
}

void write_bound(NetcdfGroup& group, const std::vector<Sensitivity>& all, std::size_t parameters,
                 const VariableDescription& what, std::size_t measure, double Estimate::*bound) {
    std::vector<double> row(parameters);
    group.write_rows<double>(what, {dimension::objective, dimension::parameter}, [&](std::size_t k) {
        for (std::size_t p = 0; p < parameters; ++p) {
            const auto& measures = all[k].measures;
            row[p] = measure < measures.size() ? measures[measure].values[p].*bound : Estimate::missing;
        }
        return std::span<const double>(row);
    });
}

void write_counts(NetcdfGroup& group, const std::vector<Sensitivity>& all) {
    std::vector<std::uint32_t> used, left_out;
    std::vector<double> explained;
    for (const Sensitivity& one : all) {
        used.push_back(static_cast<std::uint32_t>(one.used));
        left_out.push_back(static_cast<std::uint32_t>(one.left_out));
        explained.push_back(one.explained);
    }
    group.write<std::uint32_t>({"used", "", "Rows, trajectories or cases that it is computed from"},
                               {dimension::objective}, used);
    group.write<std::uint32_t>({"left_out", "", "Those with a missing value"}, {dimension::objective},
                               left_out);
    group.write<double>({"explained", "1", "Share of the variance that the regression explains, R squared"},
                        {dimension::objective}, explained);
}

}  // namespace

void write_sweep_sensitivity(NetcdfGroup group, const MergedSweep& sweep) {
    sweep.dimensions.add(group, {dimension::objective, dimension::parameter});
    const auto all = analyse_all(sweep);
    const std::size_t parameters = sweep.study().parameters.size();
    const auto measures = measures_of(all);
    for (std::size_t m = 0; m < measures.size(); ++m) {
        // One variable for objectives of different units has none of its own.
        const std::string unit = measures[m].has_unit ? "" : "1";
        const std::string& name = measures[m].name;
        write_bound(group, all, parameters, {name, unit, measures[m].meaning}, m, &Estimate::value);
        write_bound(group, all, parameters,
                    {name + "_low", unit, "Lower bound of the 95 % interval of " + name}, m, &Estimate::low);
        write_bound(group, all, parameters,
                    {name + "_high", unit, "Upper bound of the 95 % interval of " + name}, m,
                    &Estimate::high);
    }
    write_counts(group, all);
}

}  // namespace backlash
