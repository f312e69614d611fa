#include <limits>

#include "output/result_groups.hpp"

namespace backlash {

namespace {

using Targets = std::vector<TargetValues>;

template <class Select>
std::vector<std::string> texts_of(const Targets& targets, Select text) {
    std::vector<std::string> texts;
    for (const auto& target : targets) texts.push_back(text(target));
    return texts;
}

std::vector<double> bounds_of(const Targets& targets, std::optional<double> TargetValues::*bound) {
    std::vector<double> bounds;
    for (const auto& target : targets) {
        bounds.push_back((target.*bound).value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return bounds;
}

std::vector<double> shares_met(std::span<const ReplicateRecord> records, std::size_t targets) {
    std::vector<double> shares(targets, 0.0);
    for (std::size_t t = 0; t < targets; ++t) {
        for (const auto& record : records) shares[t] += record.targets[t].met ? 1.0 : 0.0;
        shares[t] /= static_cast<double>(records.size());
    }
    return shares;
}

void write_what_was_observed(NetcdfGroup& group, const Targets& targets) {
    const NetcdfGroup::Dimensions along = {dimension::target};
    group.write({"what", "", "What was observed"}, along, texts_of(targets, [](auto& t) { return t.what; }));
    group.write({"measure", "", "Measure that is compared"}, along,
                texts_of(targets, [](auto& t) { return t.measure; }));
    group.write({"source", "", "Where the observation is from"}, along,
                texts_of(targets, [](auto& t) { return t.source; }));
    group.write<double>({"at_least", "", "Smallest value that meets the target, in the unit of the measure"},
                        along, bounds_of(targets, &TargetValues::at_least));
    group.write<double>({"at_most", "", "Largest value that meets the target, in the unit of the measure"},
                        along, bounds_of(targets, &TargetValues::at_most));
}

}  // namespace

void write_targets(NetcdfGroup group, const RunResult& result, const ResultDimensions& dimensions) {
    const auto& targets = result.scenario.targets;
    const auto& records = result.replicates;
    dimensions.add(group, {dimension::replicate});
    group.add_dimension({dimension::target, "", "Target of the scenario"},
                        texts_of(targets, [](auto& target) { return target.id; }));
    write_what_was_observed(group, targets);

    std::vector<double> values;
    std::vector<std::int8_t> met;
    for (const auto& record : records) {
        for (const auto& outcome : record.targets) {
            values.push_back(outcome.value);
            met.push_back(outcome.met ? 1 : 0);
        }
    }
    const NetcdfGroup::Dimensions cells = {dimension::replicate, dimension::target};
    group.write<double>(
        {"value", "", "Value in the run, in the unit of the measure; times in h since the start"}, cells,
        values);
    group.write<std::int8_t>({"met", "1", "1 when the value meets the target, else 0"}, cells, met);
    group.write<double>({"share_met", "1", "Share of the replicates that meet the target"},
                        {dimension::target}, shares_met(records, targets.size()));
}

}  // namespace backlash
