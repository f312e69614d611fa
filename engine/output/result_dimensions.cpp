#include "output/result_dimensions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/summary_statistics.hpp"
#include "output/calendar_time.hpp"

namespace backlash {

namespace {

std::vector<std::string> event_ids(const Scenario& scenario) {
    std::vector<std::string> ids;
    for (const auto& event : scenario.events) ids.push_back(event.id);
    return ids;
}

std::vector<std::uint32_t> replicate_numbers(std::span<const ReplicateRecord> records) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(records.size());
    for (const auto& record : records) numbers.push_back(record.replicate);
    return numbers;
}

std::vector<double> step_starts(std::size_t steps, double step) {
    std::vector<double> hours(steps);
    for (std::size_t s = 0; s < steps; ++s) hours[s] = static_cast<double>(s) * step;
    return hours;
}

std::vector<double> step_numbers(std::size_t moments) {
    std::vector<double> numbers(moments);
    for (std::size_t s = 0; s < moments; ++s) numbers[s] = static_cast<double>(s);
    return numbers;
}

std::vector<double> decile_levels() {
    std::vector<double> levels(decile_count);
    for (int k = 0; k < decile_count; ++k) levels[k] = (k + 1) / (decile_count + 1.0);
    return levels;
}

std::vector<double> bin_centres() {
    std::vector<double> centres(histogram_bins);
    for (int k = 0; k < histogram_bins; ++k) centres[k] = (k + 0.5) / histogram_bins;
    return centres;
}

std::vector<double> bin_centres(const StateTable& table) {
    std::vector<double> centres = bin_centres();
    for (double& centre : centres) centre = table.minimum + centre * (table.maximum - table.minimum);
    return centres;
}

template <class T>
std::span<const T> view(const std::vector<T>& values) {
    return values;
}

}  // namespace

std::vector<std::string> statistic_labels() {
    std::vector<std::string> labels = {"mean"};
    for (const double p : summary_probabilities)
        labels.push_back(fmt::format("q{:02}", std::lround(p * 100.0)));
    labels.emplace_back("n");
    return labels;
}

std::optional<std::string> dimension_of(Axis axis) {
    switch (axis) {
        case Axis::group:
            return dimension::group;
        case Axis::day:
            return dimension::day;
        case Axis::event:
            return dimension::event;
        case Axis::horizon:
            return dimension::horizon;
        case Axis::none:
            break;
    }
    return std::nullopt;
}

ResultDimensions::ResultDimensions(const RunResult& result) : result_(&result), shape_(shape_of(result)) {}

void ResultDimensions::mark_times(NetcdfGroup& group, const std::string& variable) const {
    group.set_text(variable, "calendar", "proleptic_gregorian");
    group.set_number(variable, "zone_offset_minutes", std::int32_t{result_->scenario.zone_offset_minutes});
}

void ResultDimensions::add_times(NetcdfGroup& group, const VariableDescription& what,
                                 std::vector<double> hours) const {
    std::transform(hours.begin(), hours.end(), hours.begin(), decodable_hours);
    group.add_dimension({what.name, hours_since(result_->scenario.start_unix), what.meaning}, view(hours));
    group.set_text(what.name, "standard_name", "time");
    mark_times(group, what.name);
}

void ResultDimensions::write_times(NetcdfGroup& group, const VariableDescription& what,
                                   const std::string& along, std::span<const double> hours) const {
    std::vector<double> decodable(hours.size());
    std::transform(hours.begin(), hours.end(), decodable.begin(), decodable_hours);
    group.write({what.name, hours_since(result_->scenario.start_unix), what.meaning}, {along},
                view(decodable));
    mark_times(group, what.name);
}

void ResultDimensions::add(NetcdfGroup& group, const std::vector<std::string>& names) const {
    for (const auto& name : names) add_one(group, name);
}

void ResultDimensions::add_one(NetcdfGroup& group, const std::string& name) const {
    const auto& scenario = result_->scenario;
    const auto& records = result_->replicates;
    if (name == dimension::replicate) {
        group.add_dimension({name, "", "Number of the replicate"}, view(replicate_numbers(records)));
    } else if (name == dimension::time && !scenario.is_crisis()) {
        group.add_dimension({name, "steps", "Steps since the start"}, view(step_numbers(shape_.steps)));
    } else if (name == dimension::sample) {
        group.add_dimension({name, "steps", "Steps since the start, of the records of all states"},
                            view(records.front().sweep_times));
    } else if (name == dimension::time) {
        add_times(group, {name, "", "Start of the step"}, step_starts(shape_.steps, scenario.step));
    } else if (name == dimension::hour) {
        add_times(group, {name, "", "Moment of the sweep"}, records.front().sweep_times);
    } else if (name == dimension::group) {
        const std::vector<std::string> labels(group_names.begin(), group_names.end());
        group.add_dimension({name, "", "Group of accounts; fans and all are unions"}, labels);
    } else if (name == dimension::decile) {
        group.add_dimension({name, "1", "Share of the group at or below the value"}, view(decile_levels()));
    } else if (name == dimension::bin && !scenario.is_crisis()) {
        group.add_dimension({name, records.front().states.front().what.unit, "Centre of the bin"},
                            view(bin_centres(records.front().states.front())));
    } else if (name == dimension::bin) {
        group.add_dimension({name, "1", "Centre of the bin; bins cover [0, 1]"}, view(bin_centres()));
    } else if (name == dimension::statistic) {
        group.add_dimension({name, "", "Statistic over the replicates"}, statistic_labels());
    } else if (name == dimension::day) {
        group.add_dimension({name, "", "Calendar day in the zone of the scenario"},
                            dates_from(scenario.start_unix, scenario.zone_offset_minutes, shape_.days));
    } else if (name == dimension::event) {
        group.add_dimension({name, "", "Event of the scenario"}, event_ids(scenario));
    } else if (name == dimension::horizon) {
        group.add_dimension({name, "h", "Time after the onset"}, std::span<const double>(horizons));
    }
}

}  // namespace backlash
