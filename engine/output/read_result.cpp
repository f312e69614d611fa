#include "output/read_result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include "base/error.hpp"
#include "output/packed_rows.hpp"

namespace backlash {

namespace {

namespace fs = std::filesystem;

constexpr int known_major_version = 1;
constexpr int highest_rank = 4;
constexpr hsize_t most_rows = hsize_t{1} << 24;
constexpr hsize_t largest_row = hsize_t{1} << 24;    // elements
constexpr hsize_t largest_chunk = hsize_t{1} << 22;  // elements
constexpr hsize_t most_texts = hsize_t{1} << 22;

Hdf5Handle open_file(const fs::path& path) {
    const auto name = path.string();
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::exists(status)) throw InputError(name + ": no such file; expected a result (.h5)");
    if (!fs::is_regular_file(status)) throw InputError(name + " is not a file; expected a result (.h5)");
    if (fs::file_size(path, error) == 0) throw InputError(name + " is empty; expected a result (.h5)");
    constexpr std::array<char, 8> signature = {'\x89', 'H', 'D', 'F', '\r', '\n', '\x1a', '\n'};
    std::array<char, 8> start{};
    std::ifstream file(path, std::ios::binary);
    if (!file) throw InputError("cannot read " + name);
    file.read(start.data(), start.size());
    if (start != signature)
        throw InputError(name + " is not an HDF5 file; expected a result of backlash run");
    check(H5PLset_loading_state(0), "refuse plug-ins");
    const hid_t id = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    if (id < 0) throw InputError(name + " is damaged or cut off: HDF5 cannot open it");
    return {id, H5Fclose, "open " + name};
}

bool is_number(hid_t type) {
    const auto kind = H5Tget_class(type);
    return (kind == H5T_INTEGER || kind == H5T_FLOAT) && H5Tget_size(type) <= sizeof(double);
}

class Texts {
  public:
    Texts(std::size_t count, const Hdf5Handle& space) : pointers_(count, nullptr), space_(space) {}
    Texts(const Texts&) = delete;
    Texts& operator=(const Texts&) = delete;
    ~Texts() { H5Dvlen_reclaim(type_.id(), space_.id(), H5P_DEFAULT, pointers_.data()); }

    hid_t type() const { return type_.id(); }
    char** data() { return pointers_.data(); }
    std::vector<std::string> copy() const {
        std::vector<std::string> texts;
        for (const char* text : pointers_) texts.emplace_back(text == nullptr ? "" : text);
        return texts;
    }

  private:
    Hdf5Handle type_ = text_type();
    std::vector<char*> pointers_;
    const Hdf5Handle& space_;
};

}  // namespace

ResultFile::ResultFile(const fs::path& path, int threads, std::span<const std::string_view> formats)
    : name_(path.string()), executor_(parallel_executor(threads)), file_(open_file(path)) {
    const bool has_format = H5Aexists(file_.id(), "backlash_format_name") > 0;
    if (!has_format || std::ranges::find(formats, format_name()) == formats.end())
        refuse("is an HDF5 file, but not a result of backlash run, compare or sweep");
    const auto version = text_attribute("/", "backlash_format_version");
    int major = 0;
    std::from_chars(version.data(), version.data() + version.size(), major);
    if (major != known_major_version)
        refuse(fmt::format("has version '{}' of the format; this program reads version {}", version,
                           known_major_version));
}

void ResultFile::refuse(const std::string& why) const {
    throw InputError(name_ + " " + why);
}

std::optional<Hdf5Handle> ResultFile::find(const std::string& path) const {
    for (std::size_t end = 0; end != std::string::npos;) {
        end = path.find('/', end + 1);
        const auto part = path.substr(0, end);
        if (H5Lexists(file_.id(), part.c_str(), H5P_DEFAULT) <= 0) return std::nullopt;
        H5L_info_t link{};
        check(H5Lget_info(file_.id(), part.c_str(), &link, H5P_DEFAULT), "look at " + part);
        if (link.type != H5L_TYPE_HARD) refuse("is damaged: " + part + " leads elsewhere");
    }
    return Hdf5Handle(H5Oopen(file_.id(), path.c_str(), H5P_DEFAULT), H5Oclose, "open " + path);
}

bool ResultFile::has(const std::string& variable) const {
    const auto object = find(variable);
    return object && H5Iget_type(object->id()) == H5I_DATASET;
}

Hdf5Handle ResultFile::open(const std::string& variable) const {
    auto object = find(variable);
    if (!object || H5Iget_type(object->id()) != H5I_DATASET) refuse("has no variable " + variable);
    check_storage(object->id(), variable);
    return std::move(*object);
}

void ResultFile::check_storage(hid_t dataset, const std::string& variable) const {
    const auto doing = "look at " + variable;
    const Hdf5Handle how(H5Dget_create_plist(dataset), H5Pclose, doing);
    const auto layout = H5Pget_layout(how.id());
    bool plain = layout == H5D_COMPACT || layout == H5D_CONTIGUOUS || layout == H5D_CHUNKED;
    plain = plain && H5Pget_external_count(how.id()) == 0;
    const int filters = H5Pget_nfilters(how.id());
    for (int f = 0; f < filters; ++f) {
        std::size_t parameters = 0;
        unsigned flags = 0;
        const auto filter = H5Pget_filter2(how.id(), static_cast<unsigned>(f), &flags, &parameters, nullptr,
                                           0, nullptr, nullptr);
        plain = plain && (filter == H5Z_FILTER_SHUFFLE || filter == H5Z_FILTER_DEFLATE ||
                          filter == H5Z_FILTER_FLETCHER32);
    }
    if (layout == H5D_CHUNKED) {
        Sizes chunk(highest_rank);
        const int rank = H5Pget_chunk(how.id(), highest_rank, chunk.data());
        plain = plain && rank >= 1 && rank <= highest_rank;
        if (plain) chunk.resize(static_cast<std::size_t>(rank));
        plain = plain && std::ranges::all_of(chunk, [](hsize_t n) { return n <= largest_chunk; }) &&
                volume(chunk) <= largest_chunk;
    }
    if (!plain) refuse("is not a result: " + variable + " is stored in another way");
}

Sizes ResultFile::shape(hid_t dataset, const std::string& variable) const {
    const auto doing = "look at " + variable;
    const Hdf5Handle space(H5Dget_space(dataset), H5Sclose, doing);
    const int rank = H5Sget_simple_extent_ndims(space.id());
    if (rank < 0 || rank > highest_rank || H5Sget_simple_extent_type(space.id()) == H5S_NULL)
        refuse("is damaged: shape of " + variable);
    Sizes sizes(static_cast<std::size_t>(rank));
    check(H5Sget_simple_extent_dims(space.id(), sizes.data(), nullptr), doing);
    hsize_t row = 1;
    for (std::size_t d = 1; d < sizes.size(); ++d) {
        row = sizes[d] > largest_row ? largest_row + 1 : row * sizes[d];
        if (row > largest_row) refuse("is damaged: " + variable + " claims to be too large");
    }
    if (!sizes.empty() && sizes[0] > most_rows) refuse("is damaged: " + variable + " claims to be too large");
    return sizes;
}

void ResultFile::expect_shape(hid_t dataset, const std::string& variable, const Sizes& expected) const {
    const Sizes found = shape(dataset, variable);
    if (found == expected) return;
    refuse(fmt::format("is not a result: {} has the shape ({}); expected ({})", variable,
                       fmt::join(found, ", "), fmt::join(expected, ", ")));
}

Sizes ResultFile::sizes(const std::string& variable) const {
    return shape(open(variable).id(), variable);
}

Hdf5Handle ResultFile::open_numbers(const std::string& variable, const Sizes& expected) const {
    Hdf5Handle dataset = open(variable);
    const Hdf5Handle type(H5Dget_type(dataset.id()), H5Tclose, "look at " + variable);
    if (!is_number(type.id())) refuse("is not a result: " + variable + " is not of numbers");
    expect_shape(dataset.id(), variable, expected);
    return dataset;
}

void ResultFile::for_each_row(const std::string& variable, const Sizes& expected, const TakeRow& take) const {
    const Hdf5Handle dataset = open_numbers(variable, expected);
    if (const auto packed = PackedRows::of(dataset.id(), expected)) return packed->for_each(take, *executor_);
    const hsize_t rows = expected.empty() ? 1 : expected[0];
    if (rows == 0) return;
    std::vector<double> values(volume(expected) / rows);
    if (values.empty()) return;
    for (hsize_t row = 0; row < rows; ++row) {
        read_row(dataset.id(), H5T_NATIVE_DOUBLE, expected, row, values.data());
        take(row, values);
    }
}

std::vector<double> ResultFile::numbers(const std::string& variable, const Sizes& expected) const {
    const Hdf5Handle dataset = open_numbers(variable, expected);
    if (volume(expected) > largest_row) refuse("is too large: " + variable);
    std::vector<double> values(volume(expected));
    if (values.empty()) return values;
    check(H5Dread(dataset.id(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
          "read " + variable);
    return values;
}

std::uint64_t ResultFile::integer(const std::string& variable) const {
    const Hdf5Handle dataset = open_numbers(variable, {});
    std::uint64_t value = 0;
    check(H5Dread(dataset.id(), H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, &value),
          "read " + variable);
    return value;
}

std::vector<std::string> ResultFile::texts(const std::string& variable, const Sizes& expected) const {
    const Hdf5Handle dataset = open(variable);
    const Hdf5Handle type(H5Dget_type(dataset.id()), H5Tclose, "look at " + variable);
    if (H5Tis_variable_str(type.id()) <= 0) refuse("is not a result: " + variable + " is not of texts");
    expect_shape(dataset.id(), variable, expected);
    const hsize_t count = volume(expected);
    if (count > most_texts) refuse("is too large: " + variable);
    if (count == 0) return {};
    const Hdf5Handle space(H5Dget_space(dataset.id()), H5Sclose, "look at " + variable);
    Texts texts(count, space);
    check(H5Dread(dataset.id(), texts.type(), H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()),
          "read " + variable);
    return texts.copy();
}

std::optional<Hdf5Handle> ResultFile::find_object(const std::string& object) const {
    return object == "/" ? Hdf5Handle(H5Oopen(file_.id(), "/", H5P_DEFAULT), H5Oclose, "open the file")
                         : find(object);
}

Hdf5Handle ResultFile::open_attribute(const std::string& object, const std::string& name) const {
    const auto owner = find_object(object);
    if (!owner || H5Aexists(owner->id(), name.c_str()) <= 0)
        refuse(fmt::format("is not a result: {} has no attribute {}", object, name));
    Hdf5Handle attribute(H5Aopen(owner->id(), name.c_str(), H5P_DEFAULT), H5Aclose, "look at " + name);
    const Hdf5Handle space(H5Aget_space(attribute.id()), H5Sclose, "look at " + name);
    if (H5Sget_simple_extent_npoints(space.id()) != 1) refuse("is damaged: attribute " + name);
    return attribute;
}

std::string ResultFile::text_attribute(const std::string& object, const std::string& name) const {
    const Hdf5Handle attribute = open_attribute(object, name);
    const Hdf5Handle type(H5Aget_type(attribute.id()), H5Tclose, "look at " + name);
    if (H5Tis_variable_str(type.id()) <= 0) refuse("is not a result: " + name + " is not a text");
    const Hdf5Handle space(H5Aget_space(attribute.id()), H5Sclose, "look at " + name);
    Texts texts(1, space);
    check(H5Aread(attribute.id(), texts.type(), static_cast<void*>(texts.data())), "read " + name);
    return texts.copy().front();
}

std::int64_t ResultFile::integer_attribute(const std::string& object, const std::string& name) const {
    const Hdf5Handle attribute = open_attribute(object, name);
    const Hdf5Handle type(H5Aget_type(attribute.id()), H5Tclose, "look at " + name);
    if (H5Tget_class(type.id()) != H5T_INTEGER || H5Tget_size(type.id()) > sizeof(std::int64_t))
        refuse("is not a result: " + name + " is not a number");
    std::int64_t value = 0;
    check(H5Aread(attribute.id(), H5T_NATIVE_INT64, &value), "read " + name);
    return value;
}

}  // namespace backlash
