// What a comparison shows, in sentences.
#pragma once

#include <string>

#include "study/comparison.hpp"

namespace backlash {

// Headline figures of the base's model that differ, that cannot be told apart, and that are the same in every
// pair; then how many of all numbers differ, and how many would by chance alone.
std::string in_words(const Scenario& base, const VariantComparison& variant);

}  // namespace backlash
