// A netCDF-4 file that appears under its name only when it is whole, with a JSON file beside it and a line in
// the folder's manifest.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/executor.hpp"
#include "output/durable_file.hpp"

namespace backlash {

class NetcdfFile;

// The JSON file beside a result: `name.h5` has `name.provenance.json`.
std::filesystem::path provenance_path(const std::filesystem::path& result);

// Throws RunError(output_exists) when there is something at `path` and it must not be replaced.
void refuse_existing_result(const std::filesystem::path& path, bool overwrite);

// Fills the file; all groups must be gone when it returns.
using FileFiller = std::function<void(NetcdfFile& file)>;

// The text of the JSON file, given the name and the checksum of the result.
using ProvenanceWriter = std::function<std::string(const std::string& name, const FileChecksum& result)>;

// Writes to `path`, packing by `executor`, creating its folder when it is missing. The result and the JSON
// file first have the names `path`.part and so on; they are closed, synced, and the result is read back and
// compared, before they are renamed; last comes one line with CRC-32C and size in the file MANIFEST of the
// folder. A result without such a line is not complete.
//
// Throws RunError: output_exists when `path` exists and `overwrite` is false; disk_error when anything could
// not be written or did not read back; and what `fill` throws, with the name of the file before its message.
// After disk_error MANIFEST vouches for nothing new, and what was at `path` is still there unless renaming or
// the line itself failed. HDF5 may then hold unwritten data and crash when the process exits in the ordinary
// way: print the message and leave with _Exit.
void write_complete_file(const std::filesystem::path& path, bool overwrite, const FileFiller& fill,
                         const ProvenanceWriter& provenance, Executor& executor);

}  // namespace backlash
