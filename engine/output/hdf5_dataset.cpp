#include "output/hdf5_dataset.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <numeric>

#include "output/checksum.hpp"
#include "output/pack_chunk.hpp"

namespace backlash {

namespace {

Hdf5Handle make_space(const Sizes& sizes) {
    const char* doing = "describe a shape";
    if (sizes.empty()) return {H5Screate(H5S_SCALAR), H5Sclose, doing};
    Sizes largest = sizes;
    std::replace(largest.begin(), largest.end(), hsize_t{0}, H5S_UNLIMITED);
    return {H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), largest.data()), H5Sclose, doing};
}

Hdf5Handle creation_properties(const std::string& doing) {
    Hdf5Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, doing);
    check(H5Pset_obj_track_times(properties.id(), false), doing);
    check(H5Pset_attr_creation_order(properties.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED), doing);
    return properties;
}

void set_chunk(const Hdf5Handle& properties, const Sizes& sizes, const std::string& doing) {
    const auto chunk = chunk_of(sizes);
    check(H5Pset_chunk(properties.id(), static_cast<int>(chunk.size()), chunk.data()), doing);
}

Hdf5Handle create(hid_t group, const std::string& name, hid_t type, const Sizes& sizes,
                  const Hdf5Handle& properties, const std::string& doing) {
    const auto space = make_space(sizes);
    return {H5Dcreate2(group, name.c_str(), type, space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT),
            H5Dclose, doing};
}

struct RowSelection {
    Hdf5Handle in_file;
    Hdf5Handle in_memory;
};

RowSelection select_row(hid_t dataset, const Sizes& sizes, hsize_t row) {
    const char* doing = "select a part of a variable";
    RowSelection selection{{H5Dget_space(dataset), H5Sclose, doing}, make_space({})};
    if (sizes.empty()) return selection;
    Sizes start(sizes.size(), 0);
    Sizes count = sizes;
    start[0] = row;
    count[0] = 1;
    check(H5Sselect_hyperslab(selection.in_file.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(),
                              nullptr),
          doing);
    // Of the same shape: otherwise HDF5 maps element by element.
    const int rank = static_cast<int>(count.size());
    return {std::move(selection.in_file), {H5Screate_simple(rank, count.data(), nullptr), H5Sclose, doing}};
}

}  // namespace

hsize_t volume(std::span<const hsize_t> sizes) {
    return std::accumulate(sizes.begin(), sizes.end(), hsize_t{1}, std::multiplies<>());
}

Sizes chunk_of(const Sizes& sizes) {
    constexpr hsize_t largest_chunk = 65536;  // elements; half of HDF5's chunk cache for doubles
    Sizes chunk(sizes.size());
    hsize_t room = largest_chunk;
    for (std::size_t d = sizes.size(); d-- > 0;) {
        chunk[d] = std::clamp(sizes[d], hsize_t{1}, room);
        room = std::max(room / chunk[d], hsize_t{1});
    }
    return chunk;
}

template <class T>
Hdf5Handle create_number_dataset(hid_t group, const std::string& name, const Sizes& sizes,
                                 bool may_be_missing) {
    const auto doing = "create variable " + name;
    const auto properties = creation_properties(doing);
    if (!sizes.empty()) {
        set_chunk(properties, sizes, doing);
        check(H5Pset_shuffle(properties.id()), doing);
        check(H5Pset_deflate(properties.id(), deflate_level), doing);
        check(H5Pset_fletcher32(properties.id()), doing);
    }
    if (may_be_missing) {
        const T fill = missing_value<T>();
        check(H5Pset_fill_value(properties.id(), memory_type<T>(), &fill), doing);
    }
    return create(group, name, file_type<T>(), sizes, properties, doing);
}

template Hdf5Handle create_number_dataset<float>(hid_t, const std::string&, const Sizes&, bool);
template Hdf5Handle create_number_dataset<double>(hid_t, const std::string&, const Sizes&, bool);
template Hdf5Handle create_number_dataset<std::int8_t>(hid_t, const std::string&, const Sizes&, bool);
template Hdf5Handle create_number_dataset<std::uint8_t>(hid_t, const std::string&, const Sizes&, bool);
template Hdf5Handle create_number_dataset<std::uint32_t>(hid_t, const std::string&, const Sizes&, bool);
template Hdf5Handle create_number_dataset<std::uint64_t>(hid_t, const std::string&, const Sizes&, bool);

Hdf5Handle create_text_dataset(hid_t group, const std::string& name, const Sizes& sizes) {
    const auto doing = "create variable " + name;
    const auto properties = creation_properties(doing);
    if (!sizes.empty() && volume(sizes) == 0) set_chunk(properties, sizes, doing);
    return create(group, name, text_type().id(), sizes, properties, doing);
}

void read_row(hid_t dataset, hid_t memory_type, const Sizes& sizes, hsize_t row, void* values) {
    const auto selection = select_row(dataset, sizes, row);
    check(
        H5Dread(dataset, memory_type, selection.in_memory.id(), selection.in_file.id(), H5P_DEFAULT, values),
        "read a variable");
}

void write_texts(hid_t dataset, std::span<const std::string> texts) {
    std::vector<const char*> starts;
    for (const auto& text : texts) starts.push_back(text.c_str());
    if (starts.empty()) return;
    check(H5Dwrite(dataset, text_type().id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, starts.data()), "write texts");
}

std::uint32_t checksum_of_texts(std::span<const char* const> texts) {
    std::uint32_t crc = 0;
    for (const char* text : texts) {
        // HDF5 gives an empty text back as a null pointer.
        const char* start = text == nullptr ? "" : text;
        crc = crc32c(std::as_bytes(std::span(start, std::strlen(start) + 1)), crc);
    }
    return crc;
}

}  // namespace backlash
