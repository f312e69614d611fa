// Packs a chunk of a dataset as results store it, without HDF5, which lets only one thread in at a time: what
// unpack_chunk() unpacks.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace backlash {

// Of libdeflate, and what files say of themselves.
inline constexpr int deflate_level = 5;

// The bytes in the file, of numbers of `element_size` bytes each.
std::vector<std::byte> pack_chunk(std::span<const std::byte> numbers, std::size_t element_size);

}  // namespace backlash
