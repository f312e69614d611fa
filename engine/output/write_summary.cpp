#include <algorithm>

#include "base/summary_statistics.hpp"
#include "output/real_variable.hpp"
#include "output/result_groups.hpp"

namespace backlash {

namespace {

// The values of one quantity in all replicates, one span each, all of one size.
using Replicates = std::vector<std::span<const double>>;

// [statistic][element], statistics as in statistic_labels().
std::vector<std::vector<double>> summarise_elements(const Replicates& replicates) {
    const std::size_t elements = replicates.front().size();
    std::vector<std::vector<double>> rows(statistic_labels().size(), std::vector<double>(elements));
    std::vector<double> sample(replicates.size());
    for (std::size_t element = 0; element < elements; ++element) {
        std::transform(replicates.begin(), replicates.end(), sample.begin(),
                       [&](std::span<const double> values) { return values[element]; });
        const auto summary = summarise(sample);
        rows.front()[element] = summary.mean;
        for (std::size_t q = 0; q < summary.quantiles.size(); ++q)
            rows[q + 1][element] = summary.quantiles[q];
        rows.back()[element] = static_cast<double>(summary.count);
    }
    return rows;
}

template <class Select>
void write_one(NetcdfGroup& group, const RunResult& result, const QuantityDescriptor& what,
               NetcdfGroup::Dimensions dimensions, Select values) {
    Replicates replicates;
    for (const auto& record : result.replicates) replicates.emplace_back(values(record));
    const auto rows = summarise_elements(replicates);
    dimensions.insert(dimensions.begin(), dimension::statistic);
    write_real(group, what, result.scenario.market.currency, dimensions,
               [&](std::size_t statistic) { return std::span<const double>(rows[statistic]); });
}

NetcdfGroup::Dimensions along(NetcdfGroup::Dimensions dimensions, Axis axis) {
    if (const auto name = dimension_of(axis)) dimensions.push_back(*name);
    return dimensions;
}

}  // namespace

void write_summary(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions) {
    dimensions.add(group, {dimension::statistic, dimension::time});
    if (result.scenario.is_crisis()) {
        dimensions.add(
            group, {dimension::group, dimension::hour, dimension::day, dimension::event, dimension::horizon});
    }
    const auto& first = result.replicates.front();
    for (std::size_t i = 0; i < first.series.size(); ++i) {
        write_one(
            group, result, first.series[i].what, along({dimension::time}, first.series[i].axis),
            [i](const ReplicateRecord& record) { return std::span<const double>(record.series[i].values); });
    }
    for (std::size_t i = 0; i < first.sweeps.size(); ++i) {
        auto what = first.sweeps[i].what;
        what.name += "_mean";
        what.meaning = "Mean in the group: " + what.meaning;
        write_one(
            group, result, what, {dimension::hour, dimension::group},
            [i](const ReplicateRecord& record) { return std::span<const double>(record.sweeps[i].mean); });
    }
    for (std::size_t i = 0; i < first.indicators.size(); ++i) {
        write_one(group, result, first.indicators[i].what, along({}, first.indicators[i].axis),
                  [i](const ReplicateRecord& record) {
                      return std::span<const double>(record.indicators[i].values);
                  });
    }
}

}  // namespace backlash
