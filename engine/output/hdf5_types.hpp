// Which HDF5 types stand for our element types in memory and in files (always little-endian).
#pragma once

#include <hdf5.h>

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "output/hdf5_handle.hpp"

namespace backlash {

template <class T>
hid_t memory_type() {
    if constexpr (std::is_same_v<T, double>) return H5T_NATIVE_DOUBLE;
    if constexpr (std::is_same_v<T, float>) return H5T_NATIVE_FLOAT;
    if constexpr (std::is_same_v<T, std::int8_t>) return H5T_NATIVE_INT8;
    if constexpr (std::is_same_v<T, std::uint8_t>) return H5T_NATIVE_UINT8;
    if constexpr (std::is_same_v<T, std::int32_t>) return H5T_NATIVE_INT32;
    if constexpr (std::is_same_v<T, std::uint32_t>) return H5T_NATIVE_UINT32;
    if constexpr (std::is_same_v<T, std::uint64_t>) return H5T_NATIVE_UINT64;
}

template <class T>
hid_t file_type() {
    if constexpr (std::is_same_v<T, double>) return H5T_IEEE_F64LE;
    if constexpr (std::is_same_v<T, float>) return H5T_IEEE_F32LE;
    if constexpr (std::is_same_v<T, std::int8_t>) return H5T_STD_I8LE;
    if constexpr (std::is_same_v<T, std::uint8_t>) return H5T_STD_U8LE;
    if constexpr (std::is_same_v<T, std::int32_t>) return H5T_STD_I32LE;
    if constexpr (std::is_same_v<T, std::uint32_t>) return H5T_STD_U32LE;
    if constexpr (std::is_same_v<T, std::uint64_t>) return H5T_STD_U64LE;
}

// What stands for "no value": NaN, or the largest integer.
template <class T>
constexpr T missing_value() {
    return std::floating_point<T> ? std::numeric_limits<T>::quiet_NaN() : std::numeric_limits<T>::max();
}

// UTF-8 of any length. Strings of fixed length crash netCDF-C 4.9.0.
inline Hdf5Handle text_type() {
    Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "make a string type");
    check(H5Tset_size(type.id(), H5T_VARIABLE), "make a string type");
    check(H5Tset_cset(type.id(), H5T_CSET_UTF8), "make a string type");
    return type;
}

}  // namespace backlash
