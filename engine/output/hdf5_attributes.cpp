#include "output/hdf5_attributes.hpp"

namespace backlash {

namespace {

void write_attribute(hid_t object, const std::string& name, hid_t space, hid_t file, hid_t memory,
                     const void* value) {
    const auto doing = "write attribute " + name;
    Hdf5Handle attribute(H5Acreate2(object, name.c_str(), file, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         doing);
    check(H5Awrite(attribute.id(), memory, value), doing);
    attribute.close(doing);
}

void write_one(hid_t object, const std::string& name, hid_t file, hid_t memory, const void* value) {
    const Hdf5Handle scalar(H5Screate(H5S_SCALAR), H5Sclose, "describe a shape");
    write_attribute(object, name, scalar.id(), file, memory, value);
}

}  // namespace

void set_text_attribute(hid_t object, const std::string& name, const std::string& text) {
    const auto type = text_type();
    const char* start = text.c_str();
    write_one(object, name, type.id(), type.id(), &start);
}

template <class T>
void set_number_attribute(hid_t object, const std::string& name, T value) {
    write_one(object, name, file_type<T>(), memory_type<T>(), &value);
}

template <class T>
void set_number_attribute(hid_t object, const std::string& name, std::span<const T> values) {
    const hsize_t count = values.size();
    const Hdf5Handle list(H5Screate_simple(1, &count, nullptr), H5Sclose, "describe a shape");
    write_attribute(object, name, list.id(), file_type<T>(), memory_type<T>(), values.data());
}

template void set_number_attribute(hid_t, const std::string&, float);
template void set_number_attribute(hid_t, const std::string&, double);
template void set_number_attribute(hid_t, const std::string&, std::int8_t);
template void set_number_attribute(hid_t, const std::string&, std::uint8_t);
template void set_number_attribute(hid_t, const std::string&, std::int32_t);
template void set_number_attribute(hid_t, const std::string&, std::uint32_t);
template void set_number_attribute(hid_t, const std::string&, std::uint64_t);

template void set_number_attribute(hid_t, const std::string&, std::span<const std::int8_t>);

}  // namespace backlash
