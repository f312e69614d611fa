#include "base/set_bits.hpp"

#include <array>
#include <bit>
#include <cassert>

#include "base/vector_loop.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace backlash {
namespace {

constexpr std::size_t most_words = 1024;

// Several at a time, needed or not: how many there are is hard to foresee for a processor, that there are no
// more than these is not.
std::size_t list_by_counting(std::span<const std::uint64_t> words, std::uint16_t* positions) {
    constexpr int at_a_time = 8;
    static_assert(at_a_time <= set_bits_spare);
    std::uint16_t* place = positions;
    std::uint32_t first = 0;
    for (const std::uint64_t word : words) {
        std::uint64_t rest = word;
        std::uint16_t* next = place;
        place += std::popcount(word);
        do {
            for (int k = 0; k < at_a_time; ++k, rest &= rest - 1)
                next[k] =
                    static_cast<std::uint16_t>(first + static_cast<std::uint32_t>(std::countr_zero(rest)));
            next += at_a_time;
        } while (rest != 0);
        first += bits_a_word;
    }
    return static_cast<std::size_t>(place - positions);
}

#if defined(__x86_64__)

[[gnu::target("avx512f,avx512bw,avx512vbmi2,popcnt")]] std::size_t list_by_compressing(
    std::span<const std::uint64_t> words, std::uint16_t* positions) {
    constexpr int lanes = 32;
    static_assert(lanes <= set_bits_spare);
    alignas(64) std::uint16_t ascending[lanes];
    for (int k = 0; k < lanes; ++k) ascending[k] = static_cast<std::uint16_t>(k);
    __m512i candidates = _mm512_load_si512(ascending);
    const __m512i step = _mm512_set1_epi16(lanes);
    std::uint16_t* place = positions;
    for (const std::uint64_t word : words) {
        for (const auto half : {static_cast<std::uint32_t>(word), static_cast<std::uint32_t>(word >> 32)}) {
            _mm512_storeu_si512(place, _mm512_maskz_compress_epi16(half, candidates));
            place += _mm_popcnt_u32(half);
            candidates = _mm512_add_epi16(candidates, step);
        }
    }
    return static_cast<std::size_t>(place - positions);
}

#endif

}  // namespace

std::size_t list_rare_bits(std::span<const std::uint64_t> words, std::span<std::uint16_t> positions) {
    assert(words.size() <= most_words);
    std::array<std::uint16_t, most_words> set;  // words with bits
    std::size_t set_count = 0;
    for (std::size_t w = 0; w < words.size(); ++w) {
        set[set_count] = static_cast<std::uint16_t>(w);
        set_count += words[w] != 0 ? 1 : 0;
    }
    std::size_t count = 0;
    for (const std::uint16_t w : std::span(set).first(set_count)) {
        for (std::uint64_t rest = words[w]; rest != 0; rest &= rest - 1)
            positions[count++] = static_cast<std::uint16_t>(
                w * bits_a_word + static_cast<std::uint32_t>(std::countr_zero(rest)));
    }
    return count;
}

std::size_t list_set_bits(std::span<const std::uint64_t> words, std::span<std::uint16_t> positions) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw"))
        return list_by_compressing(words, positions.data());
#endif
    std::size_t count = 0;
    vector_loop([&] { count = list_by_counting(words, positions.data()); });
    return count;
}

}  // namespace backlash
