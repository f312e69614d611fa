// What the numbers of a run are: the table of contents of its values in the work files of a sweep.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"
#include "study/study.hpp"

namespace backlash {

enum class VariableKind { indicator, series, sweep_mean };

struct RunVariable {
    QuantityDescriptor what;
    VariableKind kind = VariableKind::indicator;
    Axis axis = Axis::none;  // of the values, or of those of one step
    std::size_t size = 0;    // values in all

    bool operator==(const RunVariable&) const;
};

// Runs of one study differ in shape when a parameter takes events away, moves them past each other, or
// changes the length of the scenario.
struct RunShape {
    std::vector<RunVariable> variables;  // in the order of the values
    std::vector<std::string> events;     // ids, in order of time: Axis::event

    std::size_t size() const;  // values of a run

    // One line of text, the same for the same shape.
    std::string text() const;
    // Throws std::invalid_argument when the text is no shape.
    static RunShape parse(const std::string& text);

    bool operator==(const RunShape&) const = default;
};

// The shape of a run and its values: all indicators, and with Keep::series also all series and the means of
// all sweeps of the population.
struct RunValues {
    RunShape shape;
    std::vector<double> values;
};
RunValues values_of(const Scenario& scenario, const ReplicateRecord& record, Keep keep);

}  // namespace backlash
