// The page of `backlash report`: one HTML file, built from viz/, into which the data of a result are put.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

namespace backlash {

// Where the empty page is: the file that $BACKLASH_REPORT_TEMPLATE names, or share/backlash/report.html
// beside the folder of the program, or that of the source tree. Throws RunError(runtime_error) when there is
// none.
std::filesystem::path find_report_template();

// The page with the data in it, in the language `language` ("en" or "zh") until the reader changes it.
// Nothing in the data can end the script element that holds them. Throws RunError(runtime_error) when the
// template is not a page of this program.
std::string fill_report_template(const std::filesystem::path& page, const nlohmann::ordered_json& data,
                                 const std::string& language);

}  // namespace backlash
