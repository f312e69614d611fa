// The cases of a study. A kind of design is one file of designs/ that ends in one registration line.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/descriptor.hpp"
#include "scenario/reading/complaints.hpp"
#include "study/sensitivity/sensitivity.hpp"
#include "study/study.hpp"

namespace backlash {

// One variant of the base scenario.
struct DesignCase {
    std::vector<double> numbers;      // by parameter: its ParameterValue::number
    std::vector<std::string> labels;  // by parameter: its ParameterValue::label
    std::vector<Override> overrides;  // for read_case, the study's `set` included

    bool operator==(const DesignCase&) const = default;
};

// The same study file gives the same design. A larger one (more points, trajectories, values) holds the cases
// of the smaller one, though not always in the same places: recognise them by what they resolve to.
struct Design {
    std::vector<std::vector<double>> points;  // [case][parameter], in the unit cube
    std::vector<DesignCase> cases;
    std::vector<std::size_t> shape;  // of a grid: number of values by parameter, the last runs fastest
};

Design make_design(const Study& study);

// Points in the unit cube, one a case; a value of a parameter with k values covers 1/k of its side.
using DesignPoints = std::vector<std::vector<double>>;

struct DesignKind {
    KindDescriptor descriptor;   // its arguments in the study file
    bool brings_values = false;  // parameters need not say what they may be
    // Complains when the design does not suit the parameters; `listed` and values may be filled in.
    void (*prepare)(Study& study, Complaints& complaints);
    DesignPoints (*points)(const Study& study);
    // What the design says about one objective, given by case; see study/sensitivity/analyse.hpp.
    Sensitivity (*analyse)(const Study& study, const Design& design, std::span<const double> values);
};

// All registered kinds, ordered by name.
std::span<const DesignKind> design_kinds();

// The kind of that name; the reader of studies has checked that it exists.
const DesignKind& design_kind(std::string_view name);

// Registers a kind: `const DesignRegistration registration(kind);` at namespace scope.
struct DesignRegistration {
    explicit DesignRegistration(DesignKind kind);
};

}  // namespace backlash
