// Compares random bytes with a limit for each account, 64 accounts a word of bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/set_bits.hpp"
#include "base/word_batch.hpp"

namespace backlash {

// Account a of a batch of words has byte a % 4, counted from the lowest, of word a / 64 % 4 of counter
// a / 256 * 16 + a % 64 / 4: the bytes of 64 accounts, a run, lie side by side in a batch.
inline constexpr std::uint32_t bytes_a_counter = sizeof(RandomSource::Words);
inline constexpr std::uint32_t byte_batch = word_batch * bytes_a_counter;
inline constexpr std::uint32_t counters_a_run = bits_a_word / sizeof(std::uint32_t);

// Counters that hold the bytes of so many runs; as many runs as a counter has words share them.
constexpr std::uint32_t counters_for(std::size_t runs) {
    constexpr std::size_t words_a_counter = bytes_a_counter / sizeof(std::uint32_t);
    return static_cast<std::uint32_t>((runs + words_a_counter - 1) / words_a_counter) * counters_a_run;
}

// Bit b of below[w] is set where the byte of account 64 w + b is below limits[64 w + b], that of equal[w]
// where it is that limit. At most byte_batch limits, 64 for each word of `below` and of `equal`.
void compare_bytes(const BatchWords& words, std::span<const std::uint8_t> limits,
                   std::span<std::uint64_t> below, std::span<std::uint64_t> equal);

// The ways in which this processor can do that, of which compare_bytes() takes the first.
std::vector<decltype(&compare_bytes)> ways_to_compare_bytes();

}  // namespace backlash
