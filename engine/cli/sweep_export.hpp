// A sweep as a table for spreadsheets, R and pandas.
#pragma once

#include "base/exit_code.hpp"
#include "cli/sweep_files.hpp"

namespace backlash {

struct SweepExportOptions : SweepOptions {
    std::string csv;  // file, or "-" for standard output
    bool force = false;
};

// One row a case and replicate: case, replicate, status, the parameters, the objectives. Missing values are
// empty.
ExitCode sweep_export(const SweepExportOptions& options);

}  // namespace backlash
