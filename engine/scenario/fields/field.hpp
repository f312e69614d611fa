// One key of a scenario file: how it is written, what it means, what it may be, and where its default comes
// from.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "scenario/descriptor.hpp"

namespace backlash {

// Values a number may take; both ends allowed unless said otherwise.
struct Range {
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    bool above_minimum = false;  // the minimum itself is not allowed

    bool contains(double value) const {
        return value <= maximum && (above_minimum ? value > minimum : value >= minimum);
    }
    bool operator==(const Range&) const = default;
};

inline constexpr Range any_number{};
inline constexpr Range share{0.0, 1.0};
inline constexpr Range not_negative{0.0};
inline constexpr Range positive{0.0, std::numeric_limits<double>::infinity(), true};

struct Field {
    std::string key;       // nested keys with a dot: `penalty.junior`
    std::string symbol{};  // in docs/model, if it has one
    Quantity quantity = Quantity::number;
    std::string unit{};            // for people; "1" is a pure number and may be written in percent
    Range range{};                 // what makes sense; anything else is an error
    std::optional<Range> prior{};  // what calibration explores, for free parameters
    std::string
        source{};  // of the default: article, source, literature, memory, assumption, calibrated; or empty
    std::string meaning{};  // one sentence
    bool required = false;
    bool is_path = false;                // a text that names a file, relative to the file it stands in
    std::vector<std::string> options{};  // what a choice may be, or the names of the parts of a list
};

struct Section {
    std::string key;
    std::string meaning;
};

// The same attribute as a field.
Field to_field(const AttributeDescriptor& attribute);

}  // namespace backlash
