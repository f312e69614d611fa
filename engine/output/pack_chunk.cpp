#include "output/pack_chunk.hpp"

#include <libdeflate.h>

#include <cstdint>
#include <memory>
#include <new>

#include "output/unpack_chunk.hpp"

namespace backlash {
namespace {

using Compressor = std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)>;

std::vector<std::byte> shuffled(std::span<const std::byte> numbers, std::size_t element_size) {
    const std::size_t elements = numbers.size() / element_size;
    std::vector<std::byte> bytes(numbers.size());
    for (std::size_t b = 0; b < element_size; ++b)
        for (std::size_t i = 0; i < elements; ++i) bytes[b * elements + i] = numbers[i * element_size + b];
    return bytes;
}

std::vector<std::byte> deflated(std::span<const std::byte> bytes) {
    const Compressor compressor(libdeflate_alloc_compressor(deflate_level), libdeflate_free_compressor);
    if (!compressor) throw std::bad_alloc();
    std::vector<std::byte> packed(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()));
    packed.resize(
        libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
    packed.shrink_to_fit();
    return packed;
}

}  // namespace

std::vector<std::byte> pack_chunk(std::span<const std::byte> numbers, std::size_t element_size) {
    auto packed = deflated(shuffled(numbers, element_size));
    const std::uint32_t checksum = fletcher32(packed);
    packed.reserve(packed.size() + sizeof(checksum));
    for (int shift = 0; shift < 32; shift += 8) packed.push_back(static_cast<std::byte>(checksum >> shift));
    packed.shrink_to_fit();
    return packed;
}

}  // namespace backlash
