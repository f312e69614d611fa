// The finished replicates of a run that has not ended, in a file beside its result.
//
// docs/formats/checkpoint.md has the bytes. The file only grows, block by block; whole blocks are what
// counts. Who goes on from it copies these into a new file, which then takes its place: no kill takes
// anything away.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "output/append_file.hpp"
#include "simulation/record.hpp"

namespace backlash {

// `name.h5` has `name.checkpoint`.
std::filesystem::path checkpoint_path(const std::filesystem::path& result);

// By replicate, the records of all scenarios.
using ReplicateRecords = std::map<std::uint32_t, std::vector<ReplicateRecord>>;

struct CheckpointContent {
    bool is_checkpoint = false;  // or a file of another kind, or of another version of the format
    std::string identity;        // of what was run, as text
    ReplicateRecords replicates;
    bool is_damaged = false;  // in more than an end cut short; `replicates` are those that are whole
};

// Throws RunError(disk_error) when the file cannot be read.
CheckpointContent read_checkpoint(const std::filesystem::path& path);

// Makes the file that blocks are appended to.
using AppendFileMaker = std::function<std::unique_ptr<AppendFile>(const std::filesystem::path&)>;

class CheckpointFile {
  public:
    CheckpointFile(std::filesystem::path path, std::string identity,
                   AppendFileMaker make = create_append_file);

    const std::filesystem::path& path() const { return path_; }

    // Both throw RunError(disk_error). What was appended and not synced is then to be appended again; that
    // starts a new file, with the whole blocks of the old one. The first append replaces a file of another
    // identity.
    void append(const std::vector<ReplicateRecord>& records);
    void sync();

  private:
    void start(std::string_view block);

    std::filesystem::path path_;
    std::string identity_;
    AppendFileMaker make_;
    std::unique_ptr<AppendFile> file_;
};

}  // namespace backlash
