#include "output/checksum.hpp"

#include <array>

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

constexpr std::size_t slices = 8;

// tables[k][b]: remainder of byte b with k zero bytes after it.
constexpr std::array<std::array<std::uint32_t, 256>, slices> make_tables() {
    std::array<std::array<std::uint32_t, 256>, slices> tables{};
    tables[0] = make_table();
    for (std::size_t k = 1; k < slices; ++k) {
        for (std::size_t byte = 0; byte < 256; ++byte) {
            const std::uint32_t before = tables[k - 1][byte];
            tables[k][byte] = (before >> 8) ^ tables[0][before & 0xFFU];
        }
    }
    return tables;
}

constexpr auto tables = make_tables();

std::uint32_t byte_at(std::span<const std::byte> bytes, std::size_t k) {
    return std::to_integer<std::uint32_t>(bytes[k]);
}

}  // namespace

// Eight bytes at a time (slicing by eight, Kounavis and Berry 2005).
std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t before) {
    std::uint32_t crc = ~before;
    for (; bytes.size() >= slices; bytes = bytes.subspan(slices)) {
        std::uint32_t next = 0;
        for (std::size_t k = 0; k < slices; ++k) {
            const std::uint32_t old = k < sizeof(crc) ? (crc >> (8 * k)) & 0xFFU : 0U;
            next ^= tables[slices - 1 - k][byte_at(bytes, k) ^ old];
        }
        crc = next;
    }
    for (const std::byte byte : bytes)
        crc = (crc >> 8) ^ tables[0][(crc ^ std::to_integer<std::uint32_t>(byte)) & 0xFFU];
    return ~crc;
}

}  // namespace backlash
