// Compares random bytes with a limit for each account, 64 accounts a word of bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/set_bits.hpp"
#include "base/word_batch.hpp"

namespace backlash {

// Accounts whose bytes the words of one counter are.
inline constexpr std::uint32_t bytes_a_counter = sizeof(RandomSource::Words);

// Accounts whose bytes a batch of words holds.
inline constexpr std::uint32_t byte_batch = word_batch * bytes_a_counter;

// The words that hold the bytes of 64 accounts: side by side, and every fourth run of them in the same word
// of as many counters. Account a of a batch has byte a % 4, counted from the lowest, of word a / 64 % 4 of
// counter a / 256 * 16 + a % 64 / 4.
inline constexpr std::uint32_t counters_a_run = bits_a_word / sizeof(std::uint32_t);

// Counters that hold the bytes of 64 accounts times `runs`.
constexpr std::uint32_t counters_for(std::size_t runs) {
    constexpr std::size_t runs_side_by_side = bytes_a_counter / sizeof(std::uint32_t);
    return static_cast<std::uint32_t>((runs + runs_side_by_side - 1) / runs_side_by_side) * counters_a_run;
}

// Bit b of below[w] is set where the byte of account 64 w + b is below limits[64 w + b], that of equal[w]
// where it is that limit. At most byte_batch limits, 64 for each word of `below` and of `equal`.
void compare_bytes(const BatchWords& words, std::span<const std::uint8_t> limits,
                   std::span<std::uint64_t> below, std::span<std::uint64_t> equal);

}  // namespace backlash
