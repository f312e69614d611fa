// Arguments that several kinds of design take, described and read in one place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "scenario/descriptor.hpp"
#include "scenario/reading/complaints.hpp"
#include "study/designs/sobol_sequence.hpp"
#include "study/study.hpp"

namespace backlash {

inline constexpr double most_design_cases = 1e6;

// A whole number from `least` to a million.
AttributeDescriptor count_attribute(std::string name, std::string meaning, double least,
                                    std::optional<double> default_value = {});
std::size_t count_argument(const Study& study, const std::string& name);

// `scramble: owen` or `none`.
AttributeDescriptor scramble_attribute();
Scrambling scramble_argument(const Study& study);

// Complain of another word, of more dimensions than the sequence has, of too many cases.
void check_scramble(const Study& study, Complaints& complaints);
void check_dimensions(const Study& study, std::size_t dimensions, Complaints& complaints);
void check_case_count(const Study& study, double cases, Complaints& complaints);

}  // namespace backlash
