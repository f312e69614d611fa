#include <cstddef>

#include "base/error.hpp"
#include "output/checksum.hpp"
#include "output/hdf5_dataset.hpp"
#include "output/netcdf_file.hpp"

namespace backlash {

namespace {

Sizes sizes_of(hid_t space) {
    const int rank = H5Sget_simple_extent_ndims(space);
    check(rank, "read a shape");
    Sizes sizes(static_cast<std::size_t>(rank));
    check(H5Sget_simple_extent_dims(space, sizes.data(), nullptr), "read a shape");
    return sizes;
}

std::uint32_t checksum_of_text_dataset(hid_t dataset, const Hdf5Handle& space) {
    const auto type = text_type();
    std::vector<char*> texts(volume(sizes_of(space.id())));
    if (texts.empty()) return 0;
    check(H5Dread(dataset, type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()), "read texts");
    const auto crc = checksum_of_texts(std::vector<const char*>(texts.begin(), texts.end()));
    check(H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, texts.data()), "free texts");
    return crc;
}

std::uint32_t checksum_of_numbers(hid_t dataset, const Hdf5Handle& stored_type, const Hdf5Handle& space) {
    const auto sizes = sizes_of(space.id());
    const Hdf5Handle type(H5Tget_native_type(stored_type.id(), H5T_DIR_DEFAULT), H5Tclose, "read a type");
    const hsize_t rows = sizes.empty() ? 1 : sizes[0];
    std::uint32_t crc = 0;
    if (volume(sizes) == 0) return crc;
    std::vector<std::byte> row(volume(sizes) / rows * H5Tget_size(type.id()));
    for (hsize_t r = 0; r < rows; ++r) {
        read_row(dataset, type.id(), sizes, r, row.data());
        crc = crc32c(row, crc);
    }
    return crc;
}

std::uint32_t checksum_of_dataset(hid_t file, const std::string& path) {
    const auto doing = "read back " + path;
    const Hdf5Handle dataset(H5Dopen2(file, path.c_str(), H5P_DEFAULT), H5Dclose, doing);
    const Hdf5Handle type(H5Dget_type(dataset.id()), H5Tclose, doing);
    const Hdf5Handle space(H5Dget_space(dataset.id()), H5Sclose, doing);
    return H5Tis_variable_str(type.id()) > 0 ? checksum_of_text_dataset(dataset.id(), space)
                                             : checksum_of_numbers(dataset.id(), type, space);
}

}  // namespace

void read_back(const std::filesystem::path& path, const std::vector<WrittenDataset>& written) {
    Hdf5Handle file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose,
                    "open " + path.string() + " again");
    for (const auto& dataset : written) {
        if (checksum_of_dataset(file.id(), dataset.path) == dataset.crc32c) continue;
        throw RunError(ExitCode::disk_error, dataset.path + " does not read back as it was written");
    }
    file.close("close " + path.string());
}

}  // namespace backlash
