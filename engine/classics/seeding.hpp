// Which accounts a contagion starts from.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random_streams.hpp"

namespace backlash {

// `count` different accounts out of [0, accounts), each set equally likely, ascending. count <= accounts.
std::vector<std::uint32_t> draw_distinct(std::uint32_t count, std::uint32_t accounts,
                                         const RandomSource& source);

// A share of the accounts as a number of them: rounded, at least 1 when the share is positive.
std::uint32_t count_of(double share, std::uint32_t accounts);

}  // namespace backlash
