#include "output/real_variable.hpp"
#include "output/result_groups.hpp"

namespace backlash {

void write_indicators(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions) {
    dimensions.add(group, {dimension::replicate});
    if (result.scenario.is_crisis())
        dimensions.add(group, {dimension::group, dimension::day, dimension::event, dimension::horizon});
    const auto& records = result.replicates;
    for (std::size_t i = 0; i < records.front().indicators.size(); ++i) {
        const auto& indicator = records.front().indicators[i];
        NetcdfGroup::Dimensions along = {dimension::replicate};
        if (const auto name = dimension_of(indicator.axis)) along.push_back(*name);
        const auto unit = unit_in_file(indicator.what.unit, result.scenario.market.currency);
        group.write_rows<double>(
            {indicator.what.name, unit, indicator.what.meaning}, along,
            [&, i](std::size_t r) { return std::span<const double>(records[r].indicators[i].values); });
    }
}

}  // namespace backlash
