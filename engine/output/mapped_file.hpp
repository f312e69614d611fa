// Files as memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace backlash {

// The content of a file, read when it is touched. Throws RunError(disk_error) when the file cannot be opened.
class MappedFile {
  public:
    explicit MappedFile(const std::filesystem::path& path);
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    std::span<const std::byte> bytes() const { return bytes_; }

  private:
    std::span<const std::byte> bytes_;
};

// A new file of a known size, filled through memory, which gets its name when it is finished and safely on
// the disk. Not finished, it leaves nothing behind. Its room is taken at once, so that a full disk is found
// out before anything is written. Throws RunError(disk_error).
class FileInMaking {
  public:
    FileInMaking(std::filesystem::path path, std::uint64_t size);
    FileInMaking(const FileInMaking&) = delete;
    FileInMaking& operator=(const FileInMaking&) = delete;
    ~FileInMaking();

    std::span<std::byte> bytes() { return bytes_; }  // zeros at first

    void finish();

  private:
    std::filesystem::path path_;
    std::filesystem::path part_;  // its name until it is finished
    std::span<std::byte> bytes_;
};

}  // namespace backlash
