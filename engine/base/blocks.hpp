// Fixed-size blocks of global account ids: the unit of parallel work and of ordered sums.
//
// The size is a constant, never a function of threads or ranks, so that per-block results folded in block
// order are the same bits everywhere.
#pragma once

#include <algorithm>
#include <cstdint>

namespace backlash {

inline constexpr std::uint32_t block_size = 16384;  // accounts; in-block indices fit 16 bits

// Half-open range of ids [first, last).
struct IdRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    std::uint32_t size() const { return last - first; }
    bool contains(std::uint32_t id) const { return id >= first && id < last; }
};

inline std::uint32_t block_count(std::uint32_t accounts) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(accounts) + block_size - 1) / block_size);
}

inline IdRange block_range(std::uint32_t block, std::uint32_t accounts) {
    const std::uint32_t first = block * block_size;
    return {first, std::min(accounts - first, block_size) + first};
}

// Part `part` of `parts` nearly equal ranges that cover [0, accounts).
inline IdRange part_range(std::uint32_t part, std::uint32_t parts, std::uint32_t accounts) {
    const auto bound = [&](std::uint64_t k) { return static_cast<std::uint32_t>(k * accounts / parts); };
    return {bound(part), bound(part + std::uint64_t{1})};
}

}  // namespace backlash
