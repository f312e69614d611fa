#include "output/netcdf_group.hpp"

#include <fmt/format.h>
#include <hdf5_hl.h>

#include <bit>
#include <concepts>
#include <optional>

#include "base/error.hpp"
#include "output/checksum.hpp"
#include "output/chunk_writer.hpp"
#include "output/hdf5_attributes.hpp"

namespace backlash {

namespace {

void require_volume(const VariableDescription& what, std::size_t given, hsize_t expected) {
    if (given == expected) return;
    throw RunError(
        ExitCode::runtime_error,
        fmt::format("variable '{}' has {} values where its shape asks for {}", what.name, given, expected));
}

void describe(const Hdf5Handle& variable, const VariableDescription& what) {
    if (!what.unit.empty()) set_text_attribute(variable.id(), "units", what.unit);
    if (!what.meaning.empty()) set_text_attribute(variable.id(), "long_name", what.meaning);
}

}  // namespace

void NetcdfGroup::require_new_name(const std::string& name) const {
    const auto exists = H5Lexists(group_.id(), name.c_str(), H5P_DEFAULT);
    check(exists, "look for " + path_ + name);
    if (exists > 0)
        throw RunError(ExitCode::runtime_error, fmt::format("two variables are called {}{}", path_, name));
}

Sizes NetcdfGroup::sizes_of(const Dimensions& dimensions) const {
    Sizes sizes;
    for (const auto& name : dimensions) sizes.push_back(dimensions_.at(name).size);
    return sizes;
}

// `rows` is 1 to write everything at once. In memory numbers are as in the file.
template <class T>
Hdf5Handle NetcdfGroup::write_numbers(const VariableDescription& what, const Sizes& sizes, std::size_t rows,
                                      const RowSource<T>& row) {
    static_assert(std::endian::native == std::endian::little);
    const bool may_be_missing = what.may_be_missing || std::floating_point<T>;
    require_new_name(what.name);
    auto variable = create_number_dataset<T>(group_.id(), what.name, sizes, may_be_missing);
    if (may_be_missing) set_number_attribute(variable.id(), "_FillValue", missing_value<T>());
    describe(variable, what);
    const T fill = may_be_missing ? missing_value<T>() : T{0};
    std::optional<ChunkWriter> chunks;
    if (!sizes.empty() && volume(sizes) > 0)
        chunks.emplace(variable.id(), sizes, std::as_bytes(std::span(&fill, 1)), what.name, *executor_);
    std::uint32_t crc = 0;
    for (std::size_t r = 0; r < rows; ++r) {
        const auto values = row(r);
        require_volume(what, values.size() * rows, volume(sizes));
        crc = crc32c(std::as_bytes(values), crc);
        if (chunks) chunks->add(std::as_bytes(values));
        if (sizes.empty())
            check(H5Dwrite(variable.id(), memory_type<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
                  "write variable " + what.name);
    }
    if (chunks) chunks->finish();
    written_->push_back({path_ + what.name, crc});
    return variable;
}

Hdf5Handle NetcdfGroup::write_labels(const VariableDescription& what, const Sizes& sizes,
                                     std::span<const std::string> texts) {
    require_volume(what, texts.size(), volume(sizes));
    require_new_name(what.name);
    auto variable = create_text_dataset(group_.id(), what.name, sizes);
    describe(variable, what);
    write_texts(variable.id(), texts);
    std::vector<const char*> starts;
    for (const auto& text : texts) starts.push_back(text.c_str());
    written_->push_back({path_ + what.name, checksum_of_texts(starts)});
    return variable;
}

void NetcdfGroup::declare_dimension(const std::string& name, hsize_t size, Hdf5Handle variable) {
    check(H5DSset_scale(variable.id(), name.c_str()), "declare dimension " + name);
    dimensions_.emplace(name, Dimension{size, std::move(variable)});
}

void NetcdfGroup::attach_and_close(Hdf5Handle variable, const Dimensions& dimensions) {
    for (unsigned d = 0; d < dimensions.size(); ++d) {
        check(H5DSattach_scale(variable.id(), dimensions_.at(dimensions[d]).scale.id(), d),
              "attach dimension " + dimensions[d]);
    }
    variable.close("close a variable");
}

Hdf5Handle NetcdfGroup::open_object(const std::string& variable) const {
    return {H5Oopen(group_.id(), variable.empty() ? "." : variable.c_str(), H5P_DEFAULT), H5Oclose,
            "open " + path_ + variable};
}

template <class T>
void NetcdfGroup::add_dimension(const VariableDescription& what, std::span<const T> coordinates) {
    auto variable = write_numbers<T>(what, {coordinates.size()}, 1, [&](std::size_t) { return coordinates; });
    declare_dimension(what.name, coordinates.size(), std::move(variable));
}

void NetcdfGroup::add_dimension(const VariableDescription& what, std::span<const std::string> labels) {
    declare_dimension(what.name, labels.size(), write_labels(what, {labels.size()}, labels));
}

template <class T>
void NetcdfGroup::write(const VariableDescription& what, const Dimensions& dimensions,
                        std::span<const T> values) {
    attach_and_close(write_numbers<T>(what, sizes_of(dimensions), 1, [&](std::size_t) { return values; }),
                     dimensions);
}

void NetcdfGroup::write(const VariableDescription& what, const Dimensions& dimensions,
                        std::span<const std::string> texts) {
    attach_and_close(write_labels(what, sizes_of(dimensions), texts), dimensions);
}

template <class T>
void NetcdfGroup::write_rows(const VariableDescription& what, const Dimensions& dimensions,
                             const RowSource<T>& row) {
    const auto sizes = sizes_of(dimensions);
    attach_and_close(write_numbers<T>(what, sizes, sizes.at(0), row), dimensions);
}

void NetcdfGroup::set_text(const std::string& variable, const std::string& name, const std::string& text) {
    set_text_attribute(open_object(variable).id(), name, text);
}

template <class T>
void NetcdfGroup::set_number(const std::string& variable, const std::string& name, T value) {
    set_number_attribute(open_object(variable).id(), name, value);
}

template <class T>
void NetcdfGroup::set_numbers(const std::string& variable, const std::string& name,
                              std::span<const T> values) {
    set_number_attribute(open_object(variable).id(), name, values);
}

#define BACKLASH_ELEMENT_TYPE(T)                                                                         \
    template void NetcdfGroup::add_dimension(const VariableDescription&, std::span<const T>);            \
    template void NetcdfGroup::write(const VariableDescription&, const Dimensions&, std::span<const T>); \
    template void NetcdfGroup::write_rows(const VariableDescription&, const Dimensions&,                 \
                                          const RowSource<T>&);                                          \
    template void NetcdfGroup::set_number(const std::string&, const std::string&, T);
BACKLASH_ELEMENT_TYPE(float)
BACKLASH_ELEMENT_TYPE(double)
BACKLASH_ELEMENT_TYPE(std::int8_t)
BACKLASH_ELEMENT_TYPE(std::uint8_t)
BACKLASH_ELEMENT_TYPE(std::uint32_t)
BACKLASH_ELEMENT_TYPE(std::uint64_t)
#undef BACKLASH_ELEMENT_TYPE
template void NetcdfGroup::set_number(const std::string&, const std::string&, std::int32_t);
template void NetcdfGroup::set_numbers(const std::string&, const std::string&, std::span<const std::int8_t>);

}  // namespace backlash
