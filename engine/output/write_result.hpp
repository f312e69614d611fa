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

#include "output/complete_file.hpp"
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
    std::string libraries;
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

// Writes the result to `path` by write_complete_file(), with its errors, and RunError(runtime_error) when
// there are no replicates, when they do not have the same tables, or when two quantities have one name. The
// bytes do not depend on `executor`.
void write_result(const RunResult& result, const std::filesystem::path& path, bool overwrite,
                  Executor& executor);

}  // namespace backlash
