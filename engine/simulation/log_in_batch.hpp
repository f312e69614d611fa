// How many log-ins of a block are handled together.
#pragma once

#include <array>
#include <cstdint>

#include "base/word_batch.hpp"

namespace backlash {

inline constexpr std::uint32_t log_in_batch = 2 * word_batch;

template <class Value>
using PerLogIn = std::array<Value, log_in_batch>;

}  // namespace backlash
