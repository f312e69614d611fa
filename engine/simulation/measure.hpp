// What an observed target is compared with: a figure of the run that takes arguments (a day, an event, a
// group). A new measure is one registration in a file of measures/.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "scenario/descriptor.hpp"
#include "simulation/record_reader.hpp"

namespace backlash {

struct Measure {
    KindDescriptor descriptor;
    Quantity result = Quantity::number;  // time: h since start; clock: hour of the day
    double (*evaluate)(const RecordReader&, const TargetValues&);
};

// All registered measures, ordered by name.
std::span<const Measure> measures();

// The measure of that name; the scenario reader has checked that it exists.
const Measure& measure(std::string_view name);

struct MeasureRegistration {
    explicit MeasureRegistration(Measure measure);
};

// Arguments described once.
AttributeDescriptor day_argument(std::string name, std::string meaning);
AttributeDescriptor event_argument();
AttributeDescriptor group_argument(std::string name, std::string meaning);
AttributeDescriptor window_argument(std::string name, std::string meaning);

// Index of a group by its name.
int group_index(std::string_view name);

// Each target of the scenario: its value in this run, and whether it is met (bounds included). NaN is never
// met.
std::vector<TargetOutcome> evaluate_targets(const Scenario& scenario, const ReplicateRecord& record);

// Whether the bounds of the target hold for that value.
bool meets(const TargetValues& target, double value);

}  // namespace backlash
