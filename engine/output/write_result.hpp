// Writes the result of a run: one netCDF-4-compatible HDF5 file, laid out as docs/formats/result.md says.
//
// The bytes of the file depend on the scenario, its seed and the build, on nothing else: two runs with any
// numbers of threads on any day give files that compare equal with `cmp`. What differs between such runs
// (date, host, wall times) stands beside it in a small JSON file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "scenario/scenario.hpp"
#include "simulation/record.hpp"

namespace backlash {

// How a result came about.
struct Provenance {
    // The build; in the result.
    std::string program_version;
    std::string git_revision;
    std::string build_type;
    std::string compiler;
    std::string flags;
    std::string library_versions;
    // This run; in the JSON file beside the result.
    std::string host;
    std::string command_line;
    std::string date_created;  // ISO 8601, UTC
    int threads = 1;
    double wall_seconds = 0.0;
    std::uint64_t peak_memory_bytes = 0;
};

struct RunResult {
    const Scenario& scenario;
    std::string resolved_scenario;  // YAML with every default filled in
    std::span<const ReplicateRecord> replicates;
    Provenance provenance;
};

// The JSON file beside a result: `name.h5` has `name.provenance.json`.
std::filesystem::path provenance_path(const std::filesystem::path& result);

// Throws RunError(output_exists) when there is something at `path` and it must not be replaced.
void refuse_existing_result(const std::filesystem::path& path, bool overwrite);

// Writes the result to `path`, creating its folder when it is missing. The result and the JSON file first
// have the names `path`.part and so on; they are closed, synced, and the result is read back and compared,
// before they are renamed; last comes one line with CRC-32C and size in the file MANIFEST of the folder. A
// result without such a line is not complete.
//
// Throws RunError: output_exists when `path` exists and `overwrite` is false; runtime_error when there are no
// replicates, when they do not have the same tables, or when two quantities have one name; disk_error when
// anything could not be written or did not read back. After disk_error MANIFEST vouches for nothing new, and
// what was at `path` is still there unless renaming or the line itself failed. HDF5 may then hold unwritten
// data and crash when the process exits in the ordinary way: print the message and leave with _Exit.
void write_result(const RunResult& result, const std::filesystem::path& path, bool overwrite);

}  // namespace backlash
