// Key figures of a run, computed from its record. A new indicator is one registration in a file of
// indicators/.
#pragma once

#include <span>
#include <vector>

#include "simulation/record_reader.hpp"

namespace backlash {

struct IndicatorKind {
    QuantityDescriptor what;
    Axis axis = Axis::none;
    std::vector<double> (*compute)(const RecordReader&);
};

// All registered indicators, ordered by name.
std::span<const IndicatorKind> indicator_kinds();

struct IndicatorRegistration {
    explicit IndicatorRegistration(IndicatorKind kind);
};

// Every indicator of the record.
std::vector<Indicator> compute_indicators(const Scenario& scenario, const ReplicateRecord& record);

}  // namespace backlash
