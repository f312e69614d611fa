#include "output/checksum.hpp"

#include <array>
#include <cstring>

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace backlash {

namespace {

constexpr std::array<std::uint32_t, 256> make_table() {
    constexpr std::uint32_t reversed_polynomial = 0x82F63B78U;
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t remainder = byte;
        for (int bit = 0; bit < 8; ++bit) {
            remainder = (remainder >> 1) ^ ((remainder & 1U) != 0 ? reversed_polynomial : 0U);
        }
        table[byte] = remainder;
    }
    return table;
}

constexpr auto table = make_table();

std::uint32_t crc_by_table(std::span<const std::byte> bytes, std::uint32_t crc) {
    for (const std::byte byte : bytes) {
        crc = (crc >> 8) ^ table[(crc ^ std::to_integer<std::uint32_t>(byte)) & 0xFFU];
    }
    return crc;
}

#if defined(__x86_64__)

// What becomes of each bit of a remainder as zero bytes follow: of a sum it is the sum.
using BitImages = std::array<std::uint32_t, 32>;

constexpr std::uint32_t image_of(std::uint32_t remainder, const BitImages& images) {
    std::uint32_t sum = 0;
    for (std::size_t bit = 0; bit < images.size(); ++bit)
        sum ^= ((remainder >> bit) & 1U) != 0 ? images[bit] : 0U;
    return sum;
}

// `zeros`: a power of two.
constexpr BitImages images_after(std::size_t zeros) {
    BitImages images{};
    for (std::size_t bit = 0; bit < images.size(); ++bit)
        images[bit] = ((1U << bit) >> 8) ^ table[(1U << bit) & 0xFFU];
    for (; zeros > 1; zeros /= 2) {
        const BitImages once = images;
        for (std::uint32_t& image : images) image = image_of(image, once);
    }
    return images;
}

constexpr std::size_t lane = 4096;  // bytes

// By byte of the remainder and its value.
constexpr auto make_lane_table() {
    constexpr BitImages images = images_after(lane);
    std::array<std::array<std::uint32_t, 256>, 4> by_byte{};
    for (std::size_t byte = 0; byte < by_byte.size(); ++byte) {
        for (std::uint32_t value = 0; value < 256; ++value)
            by_byte[byte][value] = image_of(value << (8 * byte), images);
    }
    return by_byte;
}

constexpr auto lane_table = make_lane_table();

// The remainder after a lane of zeros.
std::uint64_t after_lane(std::uint64_t remainder) {
    return lane_table[0][remainder & 0xFF] ^ lane_table[1][(remainder >> 8) & 0xFF] ^
           lane_table[2][(remainder >> 16) & 0xFF] ^ lane_table[3][(remainder >> 24) & 0xFF];
}

std::uint64_t word_at(const std::byte* place) {
    std::uint64_t word = 0;
    std::memcpy(&word, place, sizeof word);
    return word;
}

// An instruction for eight bytes. Each waits for the one before, so three lanes go side by side and are put
// together.
[[gnu::target("sse4.2")]] std::uint32_t crc_by_instruction(std::span<const std::byte> bytes,
                                                           std::uint32_t crc) {
    std::uint64_t state = crc;
    for (; bytes.size() >= 3 * lane; bytes = bytes.subspan(3 * lane)) {
        std::uint64_t second = 0;
        std::uint64_t third = 0;
        for (const std::byte* word = bytes.data(); word < bytes.data() + lane;
             word += sizeof(std::uint64_t)) {
            state = _mm_crc32_u64(state, word_at(word));
            second = _mm_crc32_u64(second, word_at(word + lane));
            third = _mm_crc32_u64(third, word_at(word + 2 * lane));
        }
        state = after_lane(after_lane(state) ^ second) ^ third;
    }
    for (; bytes.size() >= sizeof(std::uint64_t); bytes = bytes.subspan(sizeof(std::uint64_t)))
        state = _mm_crc32_u64(state, word_at(bytes.data()));
    return crc_by_table(bytes, static_cast<std::uint32_t>(state));
}

#endif

}  // namespace

std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t before) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("sse4.2")) return ~crc_by_instruction(bytes, ~before);
#endif
    return ~crc_by_table(bytes, ~before);
}

}  // namespace backlash
