#include <algorithm>
#include <cmath>
#include <vector>

#include "base/summary_statistics.hpp"
#include "output/real_variable.hpp"
#include "output/result_groups.hpp"

namespace backlash {

namespace {

// The values of one quantity in all replicates, one span each, all of one size.
using Replicates = std::vector<std::span<const double>>;

// [statistic][element], statistics as in statistic_labels().
std::vector<std::vector<double>> summarise_elements(const Replicates& replicates, Executor& executor) {
    constexpr std::size_t in_a_piece = 256;
    const std::size_t elements = replicates.front().size();
    std::vector<std::vector<double>> rows(statistic_labels().size(), std::vector<double>(elements));
    executor.for_each_index((elements + in_a_piece - 1) / in_a_piece, [&](std::size_t part) {
        std::vector<double> sample(replicates.size());
        for (std::size_t element = part * in_a_piece; element < std::min(elements, (part + 1) * in_a_piece);
             ++element) {
            std::transform(replicates.begin(), replicates.end(), sample.begin(),
                           [&](std::span<const double> values) { return values[element]; });
            const auto summary = summarise(sample);
            rows.front()[element] = summary.mean;
            for (std::size_t q = 0; q < summary.quantiles.size(); ++q)
                rows[q + 1][element] = summary.quantiles[q];
            rows.back()[element] = static_cast<double>(summary.count);
        }
    });
    return rows;
}

template <class Select>
void write_one(NetcdfGroup& group, const RunResult& result, const QuantityDescriptor& what,
               NetcdfGroup::Dimensions dimensions, Executor& executor, Select values) {
    Replicates replicates;
    for (const auto& record : result.replicates) replicates.emplace_back(values(record));
    const auto rows = summarise_elements(replicates, executor);
    dimensions.insert(dimensions.begin(), dimension::statistic);
    write_real(group, what, result.scenario.market.currency, dimensions,
               [&](std::size_t statistic) { return std::span<const double>(rows[statistic]); });
}

// Mean of each decile over the replicates in which the group has accounts.
std::vector<double> mean_deciles(const RunResult& result, std::size_t sweep) {
    std::vector<double> sums(result.replicates.front().sweeps[sweep].deciles.size(), 0.0);
    std::vector<double> counts(sums.size(), 0.0);
    for (const auto& record : result.replicates) {
        const auto& deciles = record.sweeps[sweep].deciles;
        for (std::size_t i = 0; i < deciles.size(); ++i) {
            if (std::isnan(deciles[i])) continue;
            sums[i] += deciles[i];
            counts[i] += 1.0;
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] /= counts[i];
    return sums;
}

std::vector<std::uint64_t> united_histogram(const RunResult& result, std::size_t sweep) {
    std::vector<std::uint64_t> accounts(result.replicates.front().sweeps[sweep].histogram.size(), 0);
    for (const auto& record : result.replicates) {
        const auto& histogram = record.sweeps[sweep].histogram;
        for (std::size_t i = 0; i < histogram.size(); ++i) accounts[i] += histogram[i];
    }
    return accounts;
}

// How accounts are distributed, all replicates together: who looks at that need not read every replicate.
void write_distribution(NetcdfGroup& group, const RunResult& result, std::size_t sweep) {
    const auto& what = result.replicates.front().sweeps[sweep].what;
    const auto deciles = mean_deciles(result, sweep);
    const std::size_t deciles_an_hour = std::size_t{group_count} * decile_count;
    write_real(
        group,
        {what.name + "_deciles", what.unit, "Deciles in the group, mean over replicates: " + what.meaning},
        result.scenario.market.currency, {dimension::hour, dimension::group, dimension::decile},
        [&](std::size_t hour) {
            return std::span<const double>(deciles).subspan(hour * deciles_an_hour, deciles_an_hour);
        });
    group.write<std::uint64_t>({what.name + "_histogram", "accounts",
                                "Accounts of the group by value, all replicates together: " + what.meaning},
                               {dimension::hour, dimension::group, dimension::bin},
                               united_histogram(result, sweep));
}

NetcdfGroup::Dimensions along(NetcdfGroup::Dimensions dimensions, Axis axis) {
    if (const auto name = dimension_of(axis)) dimensions.push_back(*name);
    return dimensions;
}

}  // namespace

void write_summary(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions,
                   Executor& executor) {
    dimensions.add(group, {dimension::statistic, dimension::time});
    if (result.scenario.is_crisis()) {
        dimensions.add(group, {dimension::group, dimension::hour, dimension::day, dimension::event,
                               dimension::horizon, dimension::decile, dimension::bin});
    }
    const auto& first = result.replicates.front();
    for (std::size_t i = 0; i < first.series.size(); ++i) {
        write_one(
            group, result, first.series[i].what, along({dimension::time}, first.series[i].axis), executor,
            [i](const ReplicateRecord& record) { return std::span<const double>(record.series[i].values); });
    }
    for (std::size_t i = 0; i < first.sweeps.size(); ++i) {
        auto what = first.sweeps[i].what;
        what.name += "_mean";
        what.meaning = "Mean in the group: " + what.meaning;
        write_one(
            group, result, what, {dimension::hour, dimension::group}, executor,
            [i](const ReplicateRecord& record) { return std::span<const double>(record.sweeps[i].mean); });
        write_distribution(group, result, i);
    }
    for (std::size_t i = 0; i < first.indicators.size(); ++i) {
        write_one(group, result, first.indicators[i].what, along({}, first.indicators[i].axis), executor,
                  [i](const ReplicateRecord& record) {
                      return std::span<const double>(record.indicators[i].values);
                  });
    }
}

}  // namespace backlash
