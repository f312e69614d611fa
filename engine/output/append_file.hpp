// A file that only grows: the ground of journals.
//
// An interface, so that tests can play a disk that fails at the n-th write or forgets what was not synced.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace backlash {

class AppendFile {
  public:
    virtual ~AppendFile() = default;

    // Both throw RunError(disk_error), with the file and the system's reason. After an error the end of the
    // file is unknown: nothing may be appended any more.
    virtual void append(std::string_view bytes) = 0;
    // What was appended survives a power cut from here on.
    virtual void sync() = 0;
};

// A new, empty file, its name synced to the folder. Throws RunError: output_exists when there is one of that
// name, disk_error when it cannot be made.
std::unique_ptr<AppendFile> create_append_file(const std::filesystem::path& path);

}  // namespace backlash
