// What all workers of a sweep have done so far: their journals, read together.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "study/running/run_id.hpp"
#include "study/running/run_shape.hpp"

namespace backlash {

struct DoneRun {
    std::uint32_t worker = 0;  // in WorkFolder::workers
    std::uint32_t shape = 0;   // in WorkFolder::shapes
    std::uint64_t offset = 0;  // bytes, in the worker's values
    std::uint64_t size = 0;    // bytes
    std::uint32_t crc32c = 0;
    double seconds = 0.0;  // wall time
};

// One pair of files.
struct WorkerFiles {
    std::filesystem::path journal, values;
    std::size_t done = 0, failed = 0;  // lines
    std::size_t torn = 0;              // lines that are not whole, or vouch for values that are not there
    double seconds = 0.0;              // of the done runs
    std::int64_t started = 0;          // s since 1970
    std::string host;
};

struct WorkFolder {
    std::vector<WorkerFiles> workers;  // by name of the journal
    std::vector<RunShape> shapes;
    std::unordered_map<RunId, DoneRun> done;
    std::unordered_map<RunId, std::string> failed;  // what was said; without those that were done later
    std::vector<RunId> conflicts;                   // done twice, with different numbers
};

// Reads all journals in the folder; none when it does not exist. A journal may grow meanwhile. Throws
// InputError when one is of an unknown version of the format, RunError(disk_error) when one cannot be read.
WorkFolder read_work_folder(const std::filesystem::path& folder);

// Reads some of the numbers of a run: `count` from the `first`-th on. Throws RunError(disk_error).
class ValuesReader {
  public:
    explicit ValuesReader(const WorkFolder& work);
    ~ValuesReader();
    ValuesReader(const ValuesReader&) = delete;
    ValuesReader& operator=(const ValuesReader&) = delete;

    void read(const DoneRun& run, std::size_t first, std::span<double> numbers);

    // Whether all its numbers are what its line in the journal says.
    bool is_whole(const DoneRun& run);

  private:
    int open_file(std::uint32_t worker);
    void close_files();
    void read_bytes(const DoneRun& run, std::uint64_t offset, std::span<std::byte> bytes);

    const WorkFolder& work_;
    std::vector<int> files_;  // by worker; -1 while not open
    int open_ = 0;
};

}  // namespace backlash
