// Conditions as masks of bits: an expression without a branch can run in vector registers.
#pragma once

#include <bit>
#include <cstdint>

namespace backlash {

// All bits, or none.
inline std::uint64_t mask_of(bool condition) {
    return -static_cast<std::uint64_t>(condition);
}

// The value under all bits; 0 under none, whatever it is.
inline double kept_where(std::uint64_t mask, double value) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) & mask);
}

// One value under all bits, the other under none.
inline double chosen(std::uint64_t mask, double under_all, double under_none) {
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(under_all) & mask) |
                                 (std::bit_cast<std::uint64_t>(under_none) & ~mask));
}

}  // namespace backlash
