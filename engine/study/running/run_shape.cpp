#include "study/running/run_shape.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace backlash {
namespace {

constexpr std::array<const char*, 3> kind_names = {"indicator", "series", "sweep_mean"};
constexpr std::array<const char*, 5> axis_names = {"none", "group", "day", "event", "horizon"};

template <class Enum, std::size_t count>
Enum parse_name(const std::array<const char*, count>& names, const std::string& name) {
    for (std::size_t k = 0; k < count; ++k) {
        if (name == names[k]) return static_cast<Enum>(k);
    }
    throw std::invalid_argument("a shape has no '" + name + "'");
}

void add(RunValues& run, const RunVariable& variable, std::span<const double> values) {
    run.shape.variables.push_back(variable);
    run.shape.variables.back().size = values.size();
    run.values.insert(run.values.end(), values.begin(), values.end());
}

}  // namespace

bool RunVariable::operator==(const RunVariable& other) const {
    return what.name == other.what.name && what.unit == other.what.unit &&
           what.meaning == other.what.meaning && kind == other.kind && axis == other.axis &&
           size == other.size;
}

std::size_t RunShape::size() const {
    std::size_t sum = 0;
    for (const RunVariable& variable : variables) sum += variable.size;
    return sum;
}

std::string RunShape::text() const {
    auto list = nlohmann::ordered_json::array();
    for (const RunVariable& variable : variables) {
        list.push_back({{"name", variable.what.name},
                        {"unit", variable.what.unit},
                        {"meaning", variable.what.meaning},
                        {"kind", kind_names[static_cast<std::size_t>(variable.kind)]},
                        {"axis", axis_names[static_cast<std::size_t>(variable.axis)]},
                        {"size", variable.size}});
    }
    return nlohmann::ordered_json{{"events", events}, {"variables", list}}.dump();
}

RunShape RunShape::parse(const std::string& text) {
    RunShape shape;
    try {
        const auto json = nlohmann::json::parse(text);
        json.at("events").get_to(shape.events);
        for (const auto& entry : json.at("variables")) {
            RunVariable variable;
            entry.at("name").get_to(variable.what.name);
            entry.at("unit").get_to(variable.what.unit);
            entry.at("meaning").get_to(variable.what.meaning);
            variable.kind = parse_name<VariableKind>(kind_names, entry.at("kind"));
            variable.axis = parse_name<Axis>(axis_names, entry.at("axis"));
            entry.at("size").get_to(variable.size);
            shape.variables.push_back(variable);
        }
    } catch (const nlohmann::json::exception& error) {
        throw std::invalid_argument(error.what());
    }
    return shape;
}

RunValues values_of(const Scenario& scenario, const ReplicateRecord& record, Keep keep) {
    RunValues run;
    for (const EventValues& event : scenario.events) run.shape.events.push_back(event.id);
    for (const Indicator& indicator : record.indicators) {
        add(run, {indicator.what, VariableKind::indicator, indicator.axis}, indicator.values);
    }
    if (keep != Keep::series) return run;
    for (const Series& series : record.series) {
        add(run, {series.what, VariableKind::series, series.axis}, series.values);
    }
    for (const SweepTable& sweep : record.sweeps) {
        add(run,
            {{sweep.what.name + "_mean", sweep.what.unit, "Mean in the group: " + sweep.what.meaning},
             VariableKind::sweep_mean,
             Axis::group},
            sweep.mean);
    }
    return run;
}

}  // namespace backlash
