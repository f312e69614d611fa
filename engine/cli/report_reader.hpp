// Reads the data of a report in a process of its own: the HDF5 library crashes on some damaged files, and
// that must not look like a crash of this program.
#pragma once

#include <filesystem>
#include <string>

namespace backlash {

// report_text() of the file. Throws InputError when it is not a complete result, which is also what a crash
// of the reading process or more than a minute of computing mean. Call it while there is one thread.
std::string read_report_text(const std::filesystem::path& result);

}  // namespace backlash
