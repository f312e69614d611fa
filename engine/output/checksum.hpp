// CRC-32C (Castagnoli), the checksum of iSCSI, ext4 and the manifests of results.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace backlash {

// CRC of some bytes, or, given the CRC of what came before them, of the whole.
std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t before = 0);

}  // namespace backlash
