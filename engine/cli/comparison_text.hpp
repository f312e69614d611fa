// A comparison for people: a table of differences, and in words what can be told apart.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "study/write_comparison.hpp"

namespace backlash {

// For a terminal. Unless `all`, without what is the same in every pair, and of the groups only core, fan,
// public and fans.
std::string comparison_text(const ComparisonResult& comparison, bool all);

// Every difference, for programs; numbers that do not exist or are infinite are null.
nlohmann::ordered_json comparison_json(const ComparisonResult& comparison);

}  // namespace backlash
