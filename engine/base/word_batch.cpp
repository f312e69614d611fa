#include "base/word_batch.hpp"

#include <array>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace backlash {
namespace {

void draw_one_by_one(const RandomSource& source, Stream stream, const WordKeys& keys, std::uint32_t count,
                     BatchWords& words) {
    for (std::uint32_t k = 0; k < count; ++k) {
        const auto block = source.words(keys.accounts[k], keys.ordinals[k], stream);
        for (std::size_t w = 0; w < block.size(); ++w) words[w][k] = block[w];
    }
}

#if defined(__x86_64__)

constexpr int rounds = 10;

// In memory, from where they are spread over a register as they are read: to spread them from general
// registers would occupy units that compute.
using RoundKeys = std::array<std::array<std::uint64_t, 2>, rounds>;

RoundKeys round_keys_of(std::uint64_t seed) {
    RoundKeys round_keys;
    std::array key = {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
    for (auto& round_key : round_keys) {
        round_key = {key[0], key[1]};
        key = {key[0] + 0x9E3779B9, key[1] + 0xBB67AE85};
    }
    return round_keys;
}

// Philox4x32-10, Salmon, Moraes, Dror and Shaw 2011. A lane of 64 bits holds a word in its lower half; the
// upper half is never read, because the multiplication does not, so it is left as it comes.
[[gnu::target("avx2")]] void draw_four_at_once(const RandomSource& source, Stream stream,
                                               const WordKeys& keys, std::uint32_t count, BatchWords& words) {
    constexpr int lanes = 4;
    constexpr int groups = 2;  // of lanes side by side, to fill the pipeline
    static_assert(word_batch % (lanes * groups) == 0);
    const __m256i multiplier_0 = _mm256_set1_epi64x(0xD2511F53);
    const __m256i multiplier_1 = _mm256_set1_epi64x(0xCD9E8D57);
    const RoundKeys round_keys = round_keys_of(source.seed);
    for (std::uint32_t first = 0; first < count; first += lanes * groups) {
        __m256i x[groups][4];
        for (int g = 0; g < groups; ++g) {
            const auto at = first + static_cast<std::uint32_t>(g * lanes);
            const auto* accounts = reinterpret_cast<const __m128i*>(&keys.accounts[at]);
            const auto* ordinals = reinterpret_cast<const __m128i*>(&keys.ordinals[at]);
            x[g][0] = _mm256_cvtepu32_epi64(_mm_load_si128(accounts));
            x[g][1] = _mm256_cvtepu32_epi64(_mm_load_si128(ordinals));
            x[g][2] = _mm256_set1_epi64x(static_cast<std::uint32_t>(stream));
            x[g][3] = _mm256_set1_epi64x(source.replicate);
        }
        for (const auto& round_key : round_keys) {
            const __m256i keys_0 = _mm256_set1_epi64x(static_cast<long long>(round_key[0]));
            const __m256i keys_1 = _mm256_set1_epi64x(static_cast<long long>(round_key[1]));
            for (auto& y : x) {
                const __m256i a = _mm256_mul_epu32(y[0], multiplier_0);
                const __m256i b = _mm256_mul_epu32(y[2], multiplier_1);
                y[0] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(b, 32), y[1]), keys_0);
                y[1] = b;
                y[2] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(a, 32), y[3]), keys_1);
                y[3] = a;
            }
        }
        const __m256i lower_halves = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
        for (int g = 0; g < groups; ++g) {
            for (std::size_t w = 0; w < 4; ++w) {
                const __m256i packed = _mm256_permutevar8x32_epi32(x[g][w], lower_halves);
                _mm_storeu_si128(
                    reinterpret_cast<__m128i*>(&words[w][first + static_cast<std::uint32_t>(g * lanes)]),
                    _mm256_castsi256_si128(packed));
            }
        }
    }
}

// The same in registers of twice the width, whose three-operand logic spares an instruction a word.
[[gnu::target("avx512f")]] void draw_eight_at_once(const RandomSource& source, Stream stream,
                                                   const WordKeys& keys, std::uint32_t count,
                                                   BatchWords& words) {
    constexpr int lanes = 8;
    constexpr int groups = 4;
    static_assert(word_batch % (lanes * groups) == 0);
    constexpr int exclusive_or = 0x96;  // of three operands
    const __m512i multiplier_0 = _mm512_set1_epi64(0xD2511F53);
    const __m512i multiplier_1 = _mm512_set1_epi64(0xCD9E8D57);
    const __m512i lower_halves =
        _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);  // of two registers
    const RoundKeys round_keys = round_keys_of(source.seed);
    for (std::uint32_t first = 0; first < count; first += lanes * groups) {
        __m512i x[groups][4];
        for (int g = 0; g < groups; ++g) {
            const auto at = first + static_cast<std::uint32_t>(g * lanes);
            const auto* accounts = reinterpret_cast<const __m256i*>(&keys.accounts[at]);
            const auto* ordinals = reinterpret_cast<const __m256i*>(&keys.ordinals[at]);
            x[g][0] = _mm512_cvtepu32_epi64(_mm256_load_si256(accounts));
            x[g][1] = _mm512_cvtepu32_epi64(_mm256_load_si256(ordinals));
            x[g][2] = _mm512_set1_epi64(static_cast<std::uint32_t>(stream));
            x[g][3] = _mm512_set1_epi64(source.replicate);
        }
        for (const auto& round_key : round_keys) {
            const __m512i keys_0 = _mm512_set1_epi64(static_cast<long long>(round_key[0]));
            const __m512i keys_1 = _mm512_set1_epi64(static_cast<long long>(round_key[1]));
            for (auto& y : x) {
                const __m512i a = _mm512_mul_epu32(y[0], multiplier_0);
                const __m512i b = _mm512_mul_epu32(y[2], multiplier_1);
                y[0] = _mm512_ternarylogic_epi64(_mm512_srli_epi64(b, 32), y[1], keys_0, exclusive_or);
                y[1] = b;
                y[2] = _mm512_ternarylogic_epi64(_mm512_srli_epi64(a, 32), y[3], keys_1, exclusive_or);
                y[3] = a;
            }
        }
        for (int g = 0; g < groups; g += 2) {
            for (std::size_t w = 0; w < 4; ++w) {
                auto* place = &words[w][first + static_cast<std::uint32_t>(g * lanes)];
                _mm512_storeu_si512(place, _mm512_permutex2var_epi32(x[g][w], lower_halves, x[g + 1][w]));
            }
        }
    }
}

#endif

}  // namespace

void draw_words(const RandomSource& source, Stream stream, const WordKeys& keys, std::uint32_t count,
                BatchWords& words) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) {
        draw_eight_at_once(source, stream, keys, count, words);
        return;
    }
    if (__builtin_cpu_supports("avx2")) {
        draw_four_at_once(source, stream, keys, count, words);
        return;
    }
#endif
    draw_one_by_one(source, stream, keys, count, words);
}

}  // namespace backlash
