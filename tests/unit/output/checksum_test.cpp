#include "output/checksum.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/random_streams.hpp"

namespace backlash {
namespace {

// Bit by bit, as the polynomial is defined.
std::uint32_t plain_crc(std::span<const std::byte> bytes) {
    std::uint32_t remainder = ~0U;
    for (const std::byte byte : bytes) {
        remainder ^= std::to_integer<std::uint32_t>(byte);
        for (int bit = 0; bit < 8; ++bit)
            remainder = (remainder >> 1) ^ ((remainder & 1U) != 0 ? 0x82F63B78U : 0U);
    }
    return ~remainder;
}

std::vector<std::byte> random_bytes(std::uint32_t size) {
    std::vector<std::byte> bytes(size);
    for (std::uint32_t k = 0; k < size; ++k)
        bytes[k] = static_cast<std::byte>(RandomSource{}.words(k, 0, Stream::tie)[0]);
    return bytes;
}

TEST(Checksum, IsTheOnePublished) {
    constexpr std::string_view digits = "123456789";  // check value of CRC-32C in the catalogue of CRCs
    EXPECT_EQ(crc32c(std::as_bytes(std::span(digits))), 0xE3069283U);
    EXPECT_EQ(crc32c({}), 0U);
}

// Around the lengths where lanes go side by side.
TEST(Checksum, IsThatOfTheBitsAtAnyLengthAndPlace) {
    const auto bytes = random_bytes(80'000);
    for (const std::size_t size :
         {1U, 7U, 8U, 4096U, 12287U, 12288U, 12289U, 16400U, 24575U, 24576U, 79'990U}) {
        for (const std::size_t place : {0U, 1U, 5U}) {
            const auto some = std::span(bytes).subspan(place, size);
            EXPECT_EQ(crc32c(some), plain_crc(some)) << size << " bytes from " << place;
        }
    }
}

TEST(Checksum, GoesOnFromWhatCameBefore) {
    const auto bytes = random_bytes(40'000);
    const std::uint32_t whole = plain_crc(bytes);
    for (const std::size_t cut : {0U, 3U, 4096U, 20'000U, 39'999U, 40'000U}) {
        const auto all = std::span<const std::byte>(bytes);
        EXPECT_EQ(crc32c(all.subspan(cut), crc32c(all.first(cut))), whole) << cut;
    }
}

}  // namespace
}  // namespace backlash
