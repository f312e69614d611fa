// Is the first line of an edge list a header?
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "network/import/fields.hpp"

namespace backlash {

// A number in decimal digits, none for anything else and from 2^64 on.
std::optional<std::uint64_t> parse_id(std::string_view text);

// Both of the first two fields are numbers.
bool has_numeric_ids(std::span<const LineField> fields);

// It is when the next line has two fields and it has more (`82168,948464,d,graph`), when it has no numeric
// ids and the next line has (`source target`), and among names when it consists of words for the ends of an
// edge. Without a next line only the words tell.
bool is_header(std::span<const LineField> first, std::span<const LineField> next);

}  // namespace backlash
