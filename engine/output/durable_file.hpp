// Files that are on the disk when the call returns.
//
// All throw RunError(disk_error), with the file and the system's reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace backlash {

struct FileChecksum {
    std::uint64_t size = 0;  // bytes
    std::uint32_t crc32c = 0;
};

FileChecksum checksum_of_file(const std::filesystem::path& path);

// Makes the content of the file, or the entries of the folder, survive a power cut.
void sync_to_disk(const std::filesystem::path& path);

// Gives the file `from`, already synced, the name `to` in the same folder, replacing what had it.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

// Throws "cannot DOING PATH: the system's reason"; `error` is an errno.
[[noreturn]] void fail_on_disk(const char* doing, const std::filesystem::path& path, int error);

// Makes a file with that content, or replaces what is in it.
void write_durably(const std::filesystem::path& path, std::string_view text);

// Appends one line. When an earlier append was cut short, the line still starts on a line of its own.
void append_line_durably(const std::filesystem::path& path, const std::string& line);

}  // namespace backlash
