// What a scenario file may say, as tables: the sections, the kinds of event, the measures.
#pragma once

#include <string>
#include <vector>

#include "scenario/descriptor.hpp"

namespace backlash {

// One key. Texts for people; empty where there is nothing to say.
struct FieldRow {
    std::string key;
    std::string symbol;  // in docs/model
    std::string form;    // "duration", "number", "list of dates", …
    std::string unit;
    std::string default_value;  // in the notation of the file; "required" when there is none
    std::string range;          // outside of it is an error
    std::string prior;          // what calibration explores; only free parameters have one
    std::string source;         // of the default: article, source, literature, memory, assumption, calibrated
    std::string meaning;
};

struct FieldTable {
    std::string name;  // of the section, kind or measure; "scenario" for the top level
    std::string meaning;
    std::vector<FieldRow> rows;
};

// The top level, each section, then what all actors, events and targets have in common.
std::vector<FieldTable> describe_sections();

// The attributes of each kind.
std::vector<FieldTable> describe_kinds(const std::vector<KindDescriptor>& kinds);

// Aligned columns under a heading, for a terminal.
std::string table_text(const FieldTable& table);

}  // namespace backlash
