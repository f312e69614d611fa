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

// Positions in a word are packed as bytes, and made wider sixteen at a time: few words have more bits than
// that.
[[gnu::target("avx512f,avx512bw,avx512vl,avx512vbmi2,popcnt")]] std::size_t list_by_compressing(
    std::span<const std::uint64_t> words, std::uint16_t* positions) {
    constexpr int lanes = 16;
    static_assert(lanes <= set_bits_spare);
    alignas(64) std::array<std::uint8_t, bits_a_word> ascending;
    for (std::size_t k = 0; k < ascending.size(); ++k) ascending[k] = static_cast<std::uint8_t>(k);
    const __m512i places = _mm512_load_si512(ascending.data());
    const __m256i step = _mm256_set1_epi16(bits_a_word);
    __m256i first = _mm256_setzero_si256();
    std::uint16_t* next = positions;
    for (const std::uint64_t word : words) {
        __m512i packed = _mm512_maskz_compress_epi8(word, places);
        auto count = static_cast<int>(_mm_popcnt_u64(word));
        for (;;) {
            const __m256i wide = _mm256_cvtepu8_epi16(_mm512_castsi512_si128(packed));
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(next), _mm256_add_epi16(first, wide));
            if (count <= lanes) break;
            packed = _mm512_alignr_epi32(packed, packed, lanes / 4);
            count -= lanes;
            next += lanes;
        }
        next += count;
        first = _mm256_add_epi16(first, step);
    }
    return static_cast<std::size_t>(next - positions);
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
    if (__builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
        return list_by_compressing(words, positions.data());
#endif
    std::size_t count = 0;
    vector_loop([&] { count = list_by_counting(words, positions.data()); });
    return count;
}

}  // namespace backlash
