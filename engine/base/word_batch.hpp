// Random words of many accounts at once: the bits of RandomSource::words(), several counters in one
// instruction where the processor can.
#pragma once

#include <array>
#include <cstdint>

#include "base/random_streams.hpp"

namespace backlash {

inline constexpr std::uint32_t word_batch = 256;  // entries

template <class Value>
using PerEntry = std::array<Value, word_batch>;

// Whose words, and which.
struct WordKeys {
    alignas(64) PerEntry<std::uint32_t> accounts;
    alignas(64) PerEntry<std::uint32_t> ordinals;
};

// Aligned, so that no load or store of a register crosses a cache line.
struct alignas(64) BatchWords : std::array<PerEntry<std::uint32_t>, 4> {};

// words[w][k] = source.words(keys.accounts[k], keys.ordinals[k], stream)[w] for k < count <= word_batch.
// Entries of `keys` and `words` beyond may be read and written too.
void draw_words(const RandomSource& source, Stream stream, const WordKeys& keys, std::uint32_t count,
                BatchWords& words);

}  // namespace backlash
