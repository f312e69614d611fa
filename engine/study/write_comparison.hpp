// Writes a comparison: one netCDF-4-compatible HDF5 file, laid out as docs/formats/comparison.md says.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "output/write_result.hpp"
#include "study/comparison.hpp"

namespace backlash {

struct ComparisonResult {
    std::span<const Scenario> scenarios;                // the base first
    std::vector<std::string> resolved_scenarios;        // YAML with every default filled in
    std::vector<std::vector<ReplicateRecord>> records;  // [scenario][replicate], aligned()
    std::vector<VariantComparison> variants;            // of the other scenarios
    Provenance provenance;
};

// Writes by write_complete_file(), with its errors.
void write_comparison(const ComparisonResult& comparison, const std::filesystem::path& path, bool overwrite,
                      Executor& executor);

}  // namespace backlash
