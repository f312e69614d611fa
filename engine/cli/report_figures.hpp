// Every chart of a report as a picture of SVG, for papers. Node draws them, by the same code as the page.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace backlash {

struct Figures {
    std::filesystem::path folder;
    std::string language = "en";
    double width = 90.0;  // mm
    bool force = false;
};

// Writes the charts of what report_text() gave, NAME.svg each, and gives back their paths. The folder is
// made when it is missing. Throws InputError when it is a file, RunError(output_exists) when a picture is
// there already and `force` does not allow to replace it, RunError(runtime_error) when there is no Node or
// viz/ was not built, RunError(disk_error) when a picture cannot be written.
std::vector<std::filesystem::path> write_figures(const std::string& data, const Figures& figures);

}  // namespace backlash
