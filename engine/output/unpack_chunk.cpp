#include "output/unpack_chunk.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <bit>
#include <memory>
#include <string>

#include "base/error.hpp"

namespace backlash {

namespace {

[[noreturn]] void refuse(const char* why) {
    throw RunError(ExitCode::disk_error, std::string("unpack a chunk: ") + why);
}

void inflate_into(std::vector<std::byte>& whole, std::span<const std::byte> stored) {
    const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> decompressor(
        libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
    if (!decompressor) refuse("no memory");
    // Without a place for the size it must be that of `whole`.
    if (libdeflate_zlib_decompress(decompressor.get(), stored.data(), stored.size(), whole.data(),
                                   whole.size(), nullptr) != LIBDEFLATE_SUCCESS)
        refuse("deflated bytes are damaged");
}

// Of `elements` shuffled numbers the first.
template <class Word, class Number>
void take(std::span<const std::byte> bytes, std::size_t elements, std::span<double> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        Word word = 0;
        for (std::size_t b = 0; b < sizeof(Word); ++b)
            word |= static_cast<Word>(bytes[b * elements + i]) << (8 * b);
        values[i] = static_cast<double>(std::bit_cast<Number>(word));
    }
}

}  // namespace

std::size_t size_of(ElementType type) {
    return type == ElementType::float64 ? 8 : 4;
}

std::uint32_t fletcher32(std::span<const std::byte> bytes) {
    constexpr std::size_t before_overflow = 360;  // words
    const auto reduced = [](std::uint32_t sum) { return (sum & 0xffffU) + (sum >> 16U); };
    const auto byte = [&](std::size_t i) {
        return i < bytes.size() ? std::to_integer<std::uint32_t>(bytes[i]) : 0U;
    };
    std::uint32_t sum = 0;
    std::uint32_t sum_of_sums = 0;
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t end = std::min(bytes.size(), i + 2 * before_overflow);
        for (; i < end; i += 2) {
            sum += byte(i) << 8U | byte(i + 1);
            sum_of_sums += sum;
        }
        sum = reduced(sum);
        sum_of_sums = reduced(sum_of_sums);
    }
    return reduced(sum_of_sums) << 16U | reduced(sum);
}

void unpack_chunk(std::span<const std::byte> stored, ElementType type, std::size_t elements,
                  std::vector<std::byte>& scratch, std::span<double> values) {
    constexpr std::size_t checksum_size = 4;
    if (stored.size() < checksum_size || values.size() > elements) refuse("another size than expected");
    const auto checked = stored.first(stored.size() - checksum_size);
    std::uint32_t expected = 0;
    for (std::size_t b = 0; b < checksum_size; ++b)
        expected |= std::to_integer<std::uint32_t>(stored[checked.size() + b]) << (8 * b);
    if (fletcher32(checked) != expected) refuse("its checksum does not fit");
    scratch.resize(elements * size_of(type));
    inflate_into(scratch, checked);
    switch (type) {
        case ElementType::float32:
            return take<std::uint32_t, float>(scratch, elements, values);
        case ElementType::float64:
            return take<std::uint64_t, double>(scratch, elements, values);
        case ElementType::uint32:
            return take<std::uint32_t, std::uint32_t>(scratch, elements, values);
    }
}

}  // namespace backlash
