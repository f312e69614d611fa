#include "output/checksum.hpp"

#include <isa-l/crc.h>

#include <algorithm>
#include <limits>

namespace backlash {

std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t before) {
    constexpr std::size_t most = std::numeric_limits<int>::max();  // bytes that ISA-L takes at once
    std::uint32_t remainder = ~before;
    while (!bytes.empty()) {
        const auto part = bytes.first(std::min(bytes.size(), most));
        // It only reads, whatever its interface says.
        auto* const start = reinterpret_cast<unsigned char*>(const_cast<std::byte*>(part.data()));
        remainder = crc32_iscsi(start, static_cast<int>(part.size()), remainder);
        bytes = bytes.subspan(part.size());
    }
    return ~remainder;
}

}  // namespace backlash
