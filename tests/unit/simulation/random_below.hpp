// Random whole numbers for test inputs.
#pragma once

#include <cstdint>
#include <random>

namespace backlash {

// One of 0 … end - 1.
inline std::uint32_t random_below(std::mt19937& random, std::uint32_t end) {
    return static_cast<std::uint32_t>(random() % end);
}

}  // namespace backlash
