// A study: many variants of one scenario, laid out by a design. The file format is in docs/formats/study.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "scenario/scenario.hpp"
#include "study/number_form.hpp"
#include "study/objective.hpp"

namespace backlash {

// One key of the scenario changed: `path=value` as `--set` takes it, and where the study says so.
struct Override {
    std::string text;
    SourcePosition where;

    bool operator==(const Override&) const = default;
};

// What a parameter may be in a case.
struct ParameterValue {
    std::string label;    // as written: "30 min", "onset + 2 h", "junior only"
    double number = 0.0;  // in the unit of the parameter; of a categorical one, its place in the list from 0
    std::vector<Override> overrides;  // what it changes; may be empty

    bool operator==(const ParameterValue&) const = default;
};

// A continuous interval, low < high. On a logarithmic scale 0 < low.
struct ParameterRange {
    double low = 0.0;
    double high = 1.0;
    bool is_logarithmic = false;
    NumberForm form{};

    bool operator==(const ParameterRange&) const = default;
};

struct StudyParameter {
    std::string name;                     // of the coordinate in the result; unique
    std::vector<std::string> paths;       // keys of the scenario that get the value; none with `levels`
    std::string unit;                     // "1", "h", "h after onset"; empty for a categorical one
    bool is_categorical = false;          // values are names, not numbers
    bool is_whole = false;                // samples of the range are rounded down to whole numbers
    std::vector<ParameterValue> values;   // what it may be; empty when it has a range
    std::optional<ParameterRange> range;  // or anything between two numbers
    SourcePosition where;

    bool operator==(const StudyParameter&) const = default;
};

// The design as the study names it; its arguments are those that its kind declares (study/design.hpp).
struct DesignValues {
    std::string kind = "grid";
    std::map<std::string, double> numbers;
    std::map<std::string, std::string> names;
    SourcePosition where;

    bool operator==(const DesignValues&) const = default;
};

// What of each replicate goes into the result; each includes the ones before it.
enum class Keep { objectives, indicators, series };

struct Study {
    std::string name;  // from the file name unless given
    std::string title;
    std::filesystem::path file;
    std::string text;              // the file verbatim
    std::filesystem::path base;    // the scenario that is varied
    std::string currency;          // of the base
    std::vector<Override> set;     // laid over the base in all cases, `seed` included when the study has one
    std::uint64_t seed = 1;        // of the design and, with common random numbers, of every case
    std::uint32_t replicates = 8;  // of every case; the scenario's own number does not count
    bool common_random_numbers = true;
    DesignValues design;
    std::vector<StudyParameter> parameters;        // at least one
    std::vector<std::vector<std::size_t>> listed;  // of a list: index of each parameter's value, by case
    std::vector<Objective> objectives;             // at least one
    Keep keep = Keep::indicators;

    bool operator==(const Study&) const = default;
};

}  // namespace backlash
