// An HDF5 file that netCDF-4 readers take for one of theirs.
//
// What that needs: dimension scales attached along every dimension, creation order tracked for links and
// attributes, strings of variable length. What identical bytes need besides: no object carries a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/executor.hpp"
#include "output/hdf5_handle.hpp"

namespace backlash {

// What was given to HDF5 for one dataset, to compare with what can be read back.
struct WrittenDataset {
    std::string path;          // in the file
    std::uint32_t crc32c = 0;  // of the elements in row-major order; texts with their terminating zeros
};

class NetcdfGroup;

class NetcdfFile {
  public:
    // Creates the file; an old one of that name is lost. What is written is packed by `executor`, which
    // outlives the file; the bytes do not depend on it.
    NetcdfFile(const std::filesystem::path& path, Executor& executor);

    NetcdfGroup root();
    // Creates a group of the root.
    NetcdfGroup add_group(const std::string& name);

    // Flushes and closes with every status checked. All groups must be gone.
    void close();

    const std::vector<WrittenDataset>& written() const { return written_; }

  private:
    Hdf5Handle file_;
    Executor& executor_;
    std::vector<WrittenDataset> written_;
};

// Reads every dataset again and compares; throws RunError(disk_error) on the first difference.
void read_back(const std::filesystem::path& path, const std::vector<WrittenDataset>& written);

}  // namespace backlash
