#include "output/write_result.hpp"

#include <fmt/format.h>

#include <system_error>
#include <vector>

#include "base/error.hpp"
#include "output/durable_file.hpp"
#include "output/netcdf_file.hpp"
#include "output/provenance_file.hpp"
#include "output/result_groups.hpp"

namespace backlash {

namespace {

namespace fs = std::filesystem;

void create_folder_of(const fs::path& path) {
    std::error_code error;
    if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
    if (error) {
        throw RunError(ExitCode::disk_error, fmt::format("cannot create folder {}: {}",
                                                         path.parent_path().string(), error.message()));
    }
}

// Closed, but not yet synced. What was given to HDF5 is returned.
std::vector<WrittenDataset> write_groups(const RunResult& result, const ResultDimensions& dimensions,
                                         const fs::path& path) {
    NetcdfFile file(path);
    write_root(file.root(), result, dimensions);
    write_summary(file.add_group("summary"), result, dimensions);
    write_indicators(file.add_group("indicators"), result, dimensions);
    write_targets(file.add_group("targets"), result, dimensions);
    write_events(file.add_group("events"), result, dimensions);
    write_network(file.add_group("network"), result, dimensions);
    write_provenance(file.add_group("provenance"), result);
    file.close();
    return file.written();
}

void write_and_read_back(const RunResult& result, const ResultDimensions& dimensions, const fs::path& path) {
    const QuietHdf5 quiet;
    try {
        const auto written = write_groups(result, dimensions, path);
        sync_to_disk(path);
        read_back(path, written);
    } catch (const RunError& error) {
        throw RunError(error.code(), fmt::format("{}: {}", path.string(), error.what()));
    }
}

// A file under the name `path`.part until it is complete; otherwise it goes away.
class PartFile {
  public:
    explicit PartFile(fs::path path) : final_(std::move(path)), part_(final_) { part_ += ".part"; }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    ~PartFile() {
        std::error_code ignored;
        if (!complete_) fs::remove(part_, ignored);
    }

    const fs::path& part() const { return part_; }

    void complete() {
        rename_durably(part_, final_);
        complete_ = true;
    }

  private:
    fs::path final_;
    fs::path part_;
    bool complete_ = false;
};

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

void write_result(const RunResult& result, const fs::path& path, bool overwrite) {
    refuse_existing_result(path, overwrite);
    const ResultDimensions dimensions(result);
    create_folder_of(path);

    // Whatever needs much room is on the disk before anything gets its final name.
    PartFile file(path);
    PartFile provenance(provenance_path(path));
    const auto name = path.filename().string();
    write_and_read_back(result, dimensions, file.part());
    const auto checksum = checksum_of_file(file.part());
    write_durably(provenance.part(), provenance_json(result, name, checksum));

    refuse_existing_result(path, overwrite);
    file.complete();
    provenance.complete();
    append_line_durably(path.parent_path() / "MANIFEST",
                        fmt::format("{:08x} {} {}", checksum.crc32c, checksum.size, name));
}

}  // namespace backlash
