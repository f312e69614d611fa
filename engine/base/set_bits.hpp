// Positions of the set bits of a row of words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace backlash {

inline constexpr std::uint32_t bits_a_word = 64;

// Entries beyond the last position that list_set_bits() may write to.
inline constexpr std::size_t set_bits_spare = 16;

// Writes the positions of set bits, ascending, bit b of word w being 64 w + b, and returns how many there
// are. At most 1024 words; `positions` holds set_bits_spare entries more than there are set bits.
std::size_t list_set_bits(std::span<const std::uint64_t> words, std::span<std::uint16_t> positions);

// The same, faster where most words are 0, and without spare entries.
std::size_t list_rare_bits(std::span<const std::uint64_t> words, std::span<std::uint16_t> positions);

}  // namespace backlash
