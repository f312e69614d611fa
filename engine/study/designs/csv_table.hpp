// A small table in a CSV file (RFC 4180), with the place of every cell.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "scenario/reading/complaints.hpp"

namespace backlash {

struct CsvCell {
    std::string text;  // without quotes and the spaces around it
    SourcePosition where;
};

// Rows of cells, the header first; empty lines are left out. Complains of what cannot be read, of open quotes
// and of rows that are shorter or longer than the header, and returns nothing of such a file.
std::vector<std::vector<CsvCell>> read_csv(const std::filesystem::path& path, Complaints& complaints);

}  // namespace backlash
