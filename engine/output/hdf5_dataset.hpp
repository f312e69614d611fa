// Creating, writing and reading HDF5 datasets of numbers and of texts.
//
// Sizes are those of the dimensions, slowest first; none means a single value. A dimension of size 0 is
// declared unlimited, the only kind that may be empty in netCDF.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "output/hdf5_types.hpp"

namespace backlash {

using Sizes = std::vector<hsize_t>;

// Number of elements.
hsize_t volume(std::span<const hsize_t> sizes);

// Sizes of a chunk of a dataset, up to 65,536 elements: as many whole trailing dimensions as fit, then a part
// of the next, then single indices.
Sizes chunk_of(const Sizes& sizes);

// Numbers: chunks that are shuffled, deflated and checksummed (Fletcher 32); chunk_writer.hpp fills them. A
// single value has neither. With `may_be_missing` the fill value is missing_value<T>(), otherwise 0.
template <class T>
Hdf5Handle create_number_dataset(hid_t group, const std::string& name, const Sizes& sizes,
                                 bool may_be_missing);

// Texts: UTF-8 of variable length, not compressed (filters would see only references to them).
Hdf5Handle create_text_dataset(hid_t group, const std::string& name, const Sizes& sizes);

// Reads all elements with the given index of the first dimension.
void read_row(hid_t dataset, hid_t memory_type, const Sizes& sizes, hsize_t row, void* values);

void write_texts(hid_t dataset, std::span<const std::string> texts);

// CRC-32C of texts, each with its terminating zero.
std::uint32_t checksum_of_texts(std::span<const char* const> texts);

}  // namespace backlash
