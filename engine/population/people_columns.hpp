// The header line of a table of people: which column states what.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "network/import/fields.hpp"
#include "network/import/line_reader.hpp"
#include "population/stated_people.hpp"
#include "scenario/fields/field.hpp"
#include "scenario/reading/complaints.hpp"

namespace backlash {

enum class PeopleColumnKind : std::uint8_t { id, actor, type, trait };

struct PeopleColumn {
    std::string_view name;
    PeopleColumnKind kind;
    Trait trait{};  // of a column of that kind
    Range range{};  // of the trait
};

// All that there may be: id, actor, type and the traits.
std::span<const PeopleColumn> people_columns();

// The columns of a header line in their order. Complains of unknown and repeated names and of a missing id
// and gives nothing then.
std::vector<PeopleColumn> read_people_header(std::span<const LineField> header, const LineReader& lines,
                                             Complaints& complaints);

}  // namespace backlash
