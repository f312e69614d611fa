// What a kind of thing (event, measure) offers in a scenario file: its attributes with unit, range, default,
// source.
//
// A kind is described once, in the file that implements it; the reader, `backlash describe` and the JSON
// schema work from the description.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace backlash {

enum class Quantity {
    number,  // plain number, also `35 %` = 0.35
    integer,
    duration,  // hours; written `5 min`, `9h05m`, `3 h`, `6 days`
    time,   // hours since the start of the scenario; written as a calendar time or relative: `onset + 9h05m`
    day,    // calendar date `2026-01-05`; value: days since the day the scenario starts in its zone
    clock,  // hour of the day in the scenario's zone, written `13:00`; value in hours
    money,  // in the currency of the market; written `149 MHKD`, `6.5 BHKD`, `250 kHKD` or a plain number
    event,  // id of an event of this scenario
    group,  // one of group_names
    text,
};

struct AttributeDescriptor {
    std::string name;  // nested keys with a dot: `penalty.junior`
    Quantity quantity = Quantity::number;
    std::string unit;     // for people: "1", "h", "HKD"
    std::string meaning;  // one sentence
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    std::optional<double> default_value{};  // numeric kinds; none: the attribute is required
    std::string source{};                   // article, source, literature, memory, assumption, calibrated
    std::vector<std::string> options{};     // of a text: what it may be, the default first
};

struct KindDescriptor {
    std::string name;
    std::string meaning;
    std::vector<AttributeDescriptor> attributes;
    bool has_actor = false;  // events only: takes `by:`
};

// A value that a trigger may watch.
struct WatchableDescriptor {
    std::string name;
    std::string unit;
    std::string meaning;
    bool by_group = false;  // written `fans.outrage`; `outrage` alone is that of all
};

// Everything a scenario may name, gathered by the program from the floors above.
struct Catalogue {
    std::vector<KindDescriptor> events;
    std::vector<KindDescriptor> measures;
    std::vector<WatchableDescriptor> watchables;
    std::vector<KindDescriptor> models;      // besides the crisis; attributes: `parameters`
    std::vector<KindDescriptor> generators;  // of networks for these models; attributes: part of `network`
};

// The kind of that name, or null.
inline const KindDescriptor* find_kind(const std::vector<KindDescriptor>& kinds, const std::string& name) {
    for (const auto& kind : kinds) {
        if (kind.name == name) return &kind;
    }
    return nullptr;
}

}  // namespace backlash
