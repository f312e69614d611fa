// Unpacks a chunk of a dataset as results store it, without HDF5, which lets only one thread in at a time.
//
// The bytes in the file are the numbers shuffled (all first bytes, then all second ones, …), deflated, and
// with their checksum (Fletcher 32) behind them: the filters of HDF5 of these names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace backlash {

enum class ElementType : std::uint8_t { float32, float64, uint32 };  // little-endian

std::size_t size_of(ElementType type);

// As HDF5 computes it, of big-endian words of two bytes.
std::uint32_t fletcher32(std::span<const std::byte> bytes);

// The first numbers of a chunk of `elements` numbers, as many as there is room for in `values`. `scratch` is
// space to work in. Throws RunError when the bytes are not such a chunk or do not fit their checksum.
void unpack_chunk(std::span<const std::byte> stored, ElementType type, std::size_t elements,
                  std::vector<std::byte>& scratch, std::span<double> values);

}  // namespace backlash
