// What a worker has done, kept so that no kill and no power cut takes back or makes up a result.
//
// A worker process owns two files that only grow: NAME.values, the numbers of its runs one after the other,
// and NAME.journal, one line a finished run with its place in NAME.values. The line is written when the
// numbers are on the disk, and carries a checksum of its own and one of the numbers: a line that is whole
// vouches for its run, a torn one for nothing. docs/formats/sweep.md has the bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "output/append_file.hpp"
#include "study/running/run_id.hpp"
#include "study/running/run_shape.hpp"

namespace backlash {

class Journal {
  public:
    // New files in the folder that exists: `name`-1, or -2, … when there are such already. Throws
    // RunError(disk_error).
    Journal(const std::filesystem::path& folder, const std::string& name);
    // For tests: writes to these.
    Journal(std::unique_ptr<AppendFile> journal, std::unique_ptr<AppendFile> values);

    // On the disk when the call returns. From any thread. Throws RunError(disk_error), then and at every
    // later call: what follows a torn write could not be trusted.
    void record_done(const RunId& run, const RunValues& values, double seconds);
    void record_failed(const RunId& run, const std::string& message);

  private:
    void require_whole() const;
    void append_line(const std::string& text);
    std::size_t shape_number(const RunShape& shape);

    std::mutex writing_;
    std::unique_ptr<AppendFile> journal_;
    std::unique_ptr<AppendFile> values_;
    std::map<std::string, std::size_t> shapes_;  // by text, numbered from 0
    std::uint64_t end_of_values_ = 0;
    bool broken_ = false;
};

// One line: checksum of the text, the text.
std::string journal_line(const std::string& text);

}  // namespace backlash
