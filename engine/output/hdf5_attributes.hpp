// Attributes of HDF5 objects: numbers and UTF-8 texts.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "output/hdf5_types.hpp"

namespace backlash {

void set_text_attribute(hid_t object, const std::string& name, const std::string& text);

// T: float, double, std::int8_t, std::int32_t, std::uint32_t or std::uint64_t.
template <class T>
void set_number_attribute(hid_t object, const std::string& name, T value);

// Several numbers; T: std::int8_t.
template <class T>
void set_number_attribute(hid_t object, const std::string& name, std::span<const T> values);

}  // namespace backlash
