#include "study/merging/sweep_dimensions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "output/calendar_time.hpp"
#include "output/real_variable.hpp"
#include "study/studied_model.hpp"

namespace backlash {
namespace {

std::vector<std::uint32_t> numbers_below(std::size_t count) {
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0U);
    return numbers;
}

void add_numbers(NetcdfGroup& group, const std::string& name, const char* meaning, std::size_t count) {
    const auto numbers = numbers_below(count);
    group.add_dimension({name, "", meaning}, std::span<const std::uint32_t>(numbers));
}

// Values of a variable at one moment.
std::size_t width(const RunVariable& variable) {
    return variable.axis == Axis::group ? group_count : 1;
}

template <class Item>
std::vector<std::string> names_of(const std::vector<Item>& items) {
    std::vector<std::string> names;
    for (const Item& item : items) names.push_back(item.name);
    return names;
}

}  // namespace

std::vector<std::string> SweepDimensions::along(const RunVariable& variable) {
    std::vector<std::string> names;
    if (variable.kind == VariableKind::series) names.push_back(dimension::time);
    if (variable.kind == VariableKind::sweep_mean) names.push_back(dimension::hour);
    if (const auto axis = dimension_of(variable.axis)) names.push_back(*axis);
    return names;
}

// Of the longest run.
std::size_t SweepDimensions::moments(VariableKind kind) const {
    std::size_t most = 0;
    for (const RunVariable& variable : numbers_.shape().variables) {
        if (variable.kind == kind) most = std::max(most, variable.size / width(variable));
    }
    return most;
}

void SweepDimensions::add_moments(NetcdfGroup& group, const std::string& name, const std::string& meaning,
                                  double interval) const {
    std::vector<double> hours(
        moments(name == dimension::time ? VariableKind::series : VariableKind::sweep_mean));
    for (std::size_t k = 0; k < hours.size(); ++k)
        hours[k] = decodable_hours(static_cast<double>(k) * interval);
    group.add_dimension({name, hours_since(base_.start_unix), meaning}, std::span<const double>(hours));
    group.set_text(name, "standard_name", "time");
    group.set_text(name, "calendar", "proleptic_gregorian");
    group.set_number(name, "zone_offset_minutes", std::int32_t{base_.zone_offset_minutes});
}

// Published models count steps.
void SweepDimensions::add_steps(NetcdfGroup& group) const {
    std::vector<double> steps(moments(VariableKind::series));
    std::iota(steps.begin(), steps.end(), 0.0);
    group.add_dimension({dimension::time, "steps", "Steps since the start"}, std::span<const double>(steps));
}

void SweepDimensions::add_figure_dimensions(NetcdfGroup& group) const {
    add(group, studied_model(base_).figure_dimensions());
}

void SweepDimensions::add_series_dimensions(NetcdfGroup& group) const {
    add(group, studied_model(base_).series_dimensions());
}

void SweepDimensions::add(NetcdfGroup& group, const std::vector<std::string>& names) const {
    for (const std::string& name : names) add_one(group, name);
}

void SweepDimensions::add_one(NetcdfGroup& group, const std::string& name) const {
    const auto labels = [&](const char* meaning, const std::vector<std::string>& texts) {
        group.add_dimension({name, "", meaning}, std::span<const std::string>(texts));
    };
    if (name == dimension::replicate) {
        add_numbers(group, name, "Number of the replicate", numbers_.plan().replicates());
    } else if (name == dimension::time && !base_.is_crisis()) {
        add_steps(group);
    } else if (name == dimension::time) {
        add_moments(group, name, "Start of the step", base_.step);
    } else if (name == dimension::hour) {
        add_moments(group, name, "Moment of the sweep of the population", base_.recording.cadence);
    } else if (name == dimension::statistic) {
        labels("Statistic over the replicates", statistic_labels());
    } else if (name == dimension::group) {
        labels("Group of accounts; fans and all are unions", entry_labels(Axis::group, base_));
    } else if (name == dimension::day) {
        labels("Calendar day in the zone of the scenario", entry_labels(Axis::day, base_));
    } else if (name == dimension::event) {
        labels("Event of the scenarios", numbers_.shape().events);
    } else if (name == dimension::horizon) {
        group.add_dimension({name, "h", "Time after the onset"}, std::span<const double>(horizons));
    } else if (name == dimension::parameter) {
        labels("Parameter of the study", names_of(numbers_.plan().study.parameters));
    } else if (name == dimension::objective) {
        labels("Objective of the study", names_of(numbers_.plan().study.objectives));
    }
}

void SweepDimensions::write_parameter(NetcdfGroup& group, std::size_t parameter) const {
    const StudyParameter& what = numbers_.plan().study.parameters[parameter];
    const auto& cases = numbers_.plan().design.cases;
    std::string meaning = "Parameter";
    for (const std::string& path : what.paths) meaning += " " + path;
    if (what.is_categorical) {
        std::vector<std::string> labels;
        for (const DesignCase& one : cases) labels.push_back(one.labels[parameter]);
        group.write({what.name, "", meaning}, {dimension::case_}, labels);
        return;
    }
    std::vector<double> numbers;
    for (const DesignCase& one : cases) numbers.push_back(one.numbers[parameter]);
    group.write<double>({what.name, unit_in_file(what.unit, base_.market.currency), meaning},
                        {dimension::case_}, numbers);
}

void SweepDimensions::add_cases(NetcdfGroup& group) const {
    const auto& study = numbers_.plan().study;
    add_numbers(group, dimension::case_, "Number of the case", numbers_.plan().design_cases());
    std::string names;
    for (std::size_t p = 0; p < study.parameters.size(); ++p) {
        write_parameter(group, p);
        names += (p == 0 ? "" : " ") + study.parameters[p].name;
    }
    group.set_text("", "coordinates", names);
}

}  // namespace backlash
