#include "output/write_result.hpp"

#include <fmt/format.h>

#include <system_error>

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

void write_and_read_back(const RunResult& result, const ResultDimensions& dimensions, const fs::path& path) {
    const QuietHdf5 quiet;
    NetcdfFile file(path);
    write_root(file.root(), result, dimensions);
    write_summary(file.add_group("summary"), result, dimensions);
    write_indicators(file.add_group("indicators"), result, dimensions);
    write_targets(file.add_group("targets"), result, dimensions);
    write_events(file.add_group("events"), result, dimensions);
    write_network(file.add_group("network"), result, dimensions);
    write_provenance(file.add_group("provenance"), result);
    file.close();
    sync_to_disk(path);
    read_back(path, file.written());
}

// Removes the unfinished file unless told that it is finished.
class UnfinishedFile {
  public:
    explicit UnfinishedFile(fs::path path) : path_(std::move(path)) {}
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;
    ~UnfinishedFile() {
        std::error_code ignored;
        if (!finished_) fs::remove(path_, ignored);
    }
    void finished() { finished_ = true; }

  private:
    fs::path path_;
    bool finished_ = false;
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

    fs::path part = path;
    part += ".part";
    UnfinishedFile unfinished(part);
    write_and_read_back(result, dimensions, part);
    const auto checksum = checksum_of_file(part);
    refuse_existing_result(path, overwrite);
    rename_durably(part, path);
    unfinished.finished();

    const auto name = path.filename().string();
    write_durably(provenance_path(path), provenance_json(result, name, checksum));
    append_line_durably(path.parent_path() / "MANIFEST",
                        fmt::format("{:08x} {} {}", checksum.crc32c, checksum.size, name));
}

}  // namespace backlash
