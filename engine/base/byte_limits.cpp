#include "base/byte_limits.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace backlash {
namespace {

// Those that hold the bytes of accounts 64 w to 64 w + 63.
const std::uint32_t* words_of_run(const BatchWords& words, std::size_t w) {
    return &words[w % words.size()][w / words.size() * counters_a_run];
}

void compare_one_by_one(const BatchWords& words, std::span<const std::uint8_t> limits,
                        std::span<std::uint64_t> below, std::span<std::uint64_t> equal) {
    for (std::size_t w = 0; w < below.size(); ++w) {
        below[w] = equal[w] = 0;
        for (std::size_t b = 0; b < bits_a_word; ++b) {
            const auto byte = static_cast<std::uint8_t>(words_of_run(words, w)[b / 4] >> (b % 4 * 8));
            const std::uint8_t limit = limits[w * bits_a_word + b];
            below[w] |= static_cast<std::uint64_t>(byte < limit) << b;
            equal[w] |= static_cast<std::uint64_t>(byte == limit) << b;
        }
    }
}

#if defined(__x86_64__)

[[gnu::target("avx2")]] std::uint64_t bits_of(__m256i mask) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(mask));
}

[[gnu::target("avx2")]] void compare_32_at_once(const BatchWords& words, std::span<const std::uint8_t> limits,
                                                std::span<std::uint64_t> below,
                                                std::span<std::uint64_t> equal) {
    for (std::size_t w = 0; w < below.size(); ++w) {
        std::uint64_t not_above = 0;
        equal[w] = 0;
        for (int half = 0; half < 2; ++half) {
            const __m256i bytes =
                _mm256_loadu_si256(reinterpret_cast<const __m256i*>(words_of_run(words, w)) + half);
            const __m256i limit =
                _mm256_loadu_si256(reinterpret_cast<const __m256i*>(&limits[w * bits_a_word]) + half);
            not_above |= bits_of(_mm256_cmpeq_epi8(_mm256_min_epu8(bytes, limit), bytes)) << (32 * half);
            equal[w] |= bits_of(_mm256_cmpeq_epi8(bytes, limit)) << (32 * half);
        }
        below[w] = not_above & ~equal[w];
    }
}

[[gnu::target("avx512f,avx512bw")]] void compare_64_at_once(const BatchWords& words,
                                                            std::span<const std::uint8_t> limits,
                                                            std::span<std::uint64_t> below,
                                                            std::span<std::uint64_t> equal) {
    for (std::size_t w = 0; w < below.size(); ++w) {
        const __m512i bytes = _mm512_loadu_si512(words_of_run(words, w));
        const __m512i limit = _mm512_loadu_si512(&limits[w * bits_a_word]);
        below[w] = _mm512_cmplt_epu8_mask(bytes, limit);
        equal[w] = _mm512_cmpeq_epu8_mask(bytes, limit);
    }
}

#endif

}  // namespace

std::vector<decltype(&compare_bytes)> ways_to_compare_bytes() {
    std::vector<decltype(&compare_bytes)> ways;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bw")) ways.push_back(compare_64_at_once);
    if (__builtin_cpu_supports("avx2")) ways.push_back(compare_32_at_once);
#endif
    ways.push_back(compare_one_by_one);
    return ways;
}

void compare_bytes(const BatchWords& words, std::span<const std::uint8_t> limits,
                   std::span<std::uint64_t> below, std::span<std::uint64_t> equal) {
    static const auto fastest = ways_to_compare_bytes().front();
    fastest(words, limits, below, equal);
}

}  // namespace backlash
