#include "output/complete_file.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "output/netcdf_file.hpp"
#include "output/part_file.hpp"

namespace backlash {

namespace {

namespace fs = std::filesystem;

// Closed, but not yet synced. What was given to HDF5 is returned.
std::vector<WrittenDataset> fill_and_close(const FileFiller& fill, const fs::path& path, Executor& executor) {
    NetcdfFile file(path, executor);
    fill(file);
    file.close();
    return file.written();
}

void write_and_read_back(const FileFiller& fill, const fs::path& path, Executor& executor) {
    const QuietHdf5 quiet;
    try {
        const auto written = fill_and_close(fill, path, executor);
        sync_to_disk(path);
        read_back(path, written);
    } catch (const RunError& error) {
        throw RunError(error.code(), fmt::format("{}: {}", path.string(), error.what()));
    }
}

}  // namespace

fs::path provenance_path(const fs::path& result) {
    fs::path path = result;
    return path.replace_extension(".provenance.json");
}

void refuse_existing_result(const fs::path& path, bool overwrite) {
    std::error_code error;
    if (overwrite || !fs::exists(fs::symlink_status(path, error))) return;
    throw RunError(ExitCode::output_exists, fmt::format("{} exists already", path.string()));
}

void write_complete_file(const fs::path& path, bool overwrite, const FileFiller& fill,
                         const ProvenanceWriter& provenance_text, Executor& executor) {
    refuse_existing_result(path, overwrite);

    // Whatever needs much room is on the disk before anything gets its final name.
    PartFile file(path);
    PartFile provenance(provenance_path(path));
    const auto name = path.filename().string();
    write_and_read_back(fill, file.part(), executor);
    const auto checksum = checksum_of_file(file.part());
    write_durably(provenance.part(), provenance_text(name, checksum));

    refuse_existing_result(path, overwrite);
    file.complete();
    provenance.complete();
    append_line_durably(path.parent_path() / "MANIFEST",
                        fmt::format("{:08x} {} {}", checksum.crc32c, checksum.size, name));
}

}  // namespace backlash
