// Numbers as integers, so that sums do not depend on their order.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

namespace backlash {

// Rounds value to the nearest multiple of 2^-bits, halves away from 0. |value| * 2^bits must stay below 2^63.
template <int bits>
constexpr std::int64_t to_fixed(double value) {
    constexpr auto unit = static_cast<double>(std::int64_t{1} << bits);
    // The largest number below 1/2: adding 1/2 itself would carry 0.49999999999999994 and odd numbers above
    // 2^52 up.
    constexpr double half = 0x1.fffffffffffffp-2;
    return static_cast<std::int64_t>(value * unit + (value < 0.0 ? -half : half));
}

// The number becomes the lowest bits of 2^52 + number, because vector registers cannot convert integers.
template <int bits>
constexpr double from_fixed(std::uint32_t fixed) {
    const double whole = std::bit_cast<double>(fixed | 0x4330000000000000ULL) - 0x1p52;
    return whole / static_cast<double>(std::int64_t{1} << bits);
}

// Sum that stops at the largest value; still associative and commutative for non-negative terms.
constexpr std::uint32_t saturating_add(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t sum = a + b;
    return sum < a ? UINT32_MAX : sum;
}

// value * factor with factor in units of 2^-32, at most 2^32, truncated.
constexpr std::uint32_t scale_down(std::uint32_t value, std::uint64_t factor) {
    return static_cast<std::uint32_t>((value * factor) >> 32);
}

}  // namespace backlash
