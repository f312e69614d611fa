#include "simulation/measure.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

namespace backlash {
namespace {

// Filled by static initialisers before main and constant afterwards.
std::vector<Measure>& registered() {
    static std::vector<Measure> list;
    return list;
}

}  // namespace

MeasureRegistration::MeasureRegistration(Measure measure) {
    auto& list = registered();
    const auto place = std::ranges::lower_bound(list, measure.descriptor.name, {},
                                                [](const Measure& m) { return m.descriptor.name; });
    list.insert(place, std::move(measure));
}

std::span<const Measure> measures() {
    return registered();
}

const Measure& measure(std::string_view name) {
    const auto list = measures();
    const auto found =
        std::ranges::find_if(list, [&](const Measure& m) { return m.descriptor.name == name; });
    if (found == list.end()) throw std::invalid_argument("no measure " + std::string(name));
    return *found;
}

AttributeDescriptor day_argument(std::string name, std::string meaning) {
    return {
        .name = std::move(name), .quantity = Quantity::day, .unit = "date", .meaning = std::move(meaning)};
}

AttributeDescriptor event_argument() {
    return {
        .name = "event", .quantity = Quantity::event, .unit = "id", .meaning = "An event of the scenario"};
}

AttributeDescriptor group_argument(std::string name, std::string meaning) {
    return {
        .name = std::move(name), .quantity = Quantity::group, .unit = "group", .meaning = std::move(meaning)};
}

AttributeDescriptor window_argument(std::string name, std::string meaning) {
    return {.name = std::move(name),
            .quantity = Quantity::duration,
            .unit = "h",
            .meaning = std::move(meaning),
            .minimum = 0.0,
            .default_value = 3.0};
}

int group_index(std::string_view name) {
    const auto* const found = std::ranges::find(group_names, name);
    if (found == group_names.end()) throw std::invalid_argument("no group " + std::string(name));
    return static_cast<int>(found - group_names.begin());
}

bool meets(const TargetValues& target, double value) {
    if (std::isnan(value)) return false;
    return (!target.at_least || value >= *target.at_least) && (!target.at_most || value <= *target.at_most);
}

std::vector<TargetOutcome> evaluate_targets(const Scenario& scenario, const ReplicateRecord& record) {
    const RecordReader reader(scenario, record);
    std::vector<TargetOutcome> outcomes;
    for (const TargetValues& target : scenario.targets) {
        const double value = measure(target.measure).evaluate(reader, target);
        outcomes.push_back({target.id, value, meets(target, value)});
    }
    return outcomes;
}

}  // namespace backlash
