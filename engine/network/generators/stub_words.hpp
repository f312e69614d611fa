// The random words of many stubs at once: the bits of RandomSource::words(), several counters in one
// instruction.
//
// One at a time, Philox takes half of the time of generating a network.
#pragma once

#include <array>
#include <cstdint>

#include "base/random_streams.hpp"

namespace backlash {

inline constexpr std::uint32_t stub_batch = 256;

template <class Value>
using PerStub = std::array<Value, stub_batch>;

// Which stub of which follower.
struct StubKeys {
    alignas(32) PerStub<std::uint32_t> followers;
    alignas(32) PerStub<std::uint32_t> ordinals;
};

using StubWords = std::array<PerStub<std::uint32_t>, 4>;

// words[w][s] = source.words(keys.followers[s], keys.ordinals[s], Stream::followee)[w] for s < count. Entries
// of `words` beyond may be written too.
void draw_stub_words(const RandomSource& source, const StubKeys& keys, std::uint32_t count, StubWords& words);

}  // namespace backlash
