// A file of blocks that are whole or not there: a first line, then blocks, each with its size and checksums.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace backlash {

// The bytes of a block with that content.
std::string block_of(std::string_view content);

// Reads one block after the other, and takes memory for what is in the file only.
class BlockReader {
  public:
    // Throws RunError(disk_error) when the file cannot be read.
    explicit BlockReader(const std::filesystem::path& path);

    // Whether the file starts with that line, and moves behind it. Before the first block.
    bool starts_with(std::string_view line);

    // The next whole block; none at the end. A block whose content is damaged is passed over; behind a
    // damaged head nothing is found again. Throws RunError(disk_error).
    std::optional<std::string> next();

    // Whether there was something else than whole blocks, but for an end that is cut short.
    bool is_damaged() const { return is_damaged_; }

  private:
    bool read(char* bytes, std::uint64_t count);

    std::filesystem::path path_;
    std::ifstream file_;
    std::uint64_t left_ = 0;  // bytes
    bool is_damaged_ = false;
};

}  // namespace backlash
