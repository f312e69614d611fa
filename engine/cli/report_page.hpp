// The page of `backlash report`: one HTML file, built from viz/, into which the data of a result are put.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace backlash {

// Where the empty page is: the file that $BACKLASH_REPORT_TEMPLATE names, or share/backlash/report.html
// beside the folder of the program, or that of the source tree.
std::optional<std::filesystem::path> built_report_template();

// The same. Throws RunError(runtime_error), which says how to build it, when there is none.
std::filesystem::path find_report_template();

// The page with the data in it, text of JSON, in the language `language` ("en" or "zh") until the reader
// changes it. Nothing in the data can end the script element that holds them. Throws RunError(runtime_error)
// when the template is not a page of this program.
std::string fill_report_template(const std::filesystem::path& page, const std::string& data,
                                 const std::string& language);

// The page of a result when nobody names another: beside it, ending in .html.
std::filesystem::path report_beside(const std::filesystem::path& result);

// Throws RunError(output_exists) when there is such a page and `force` does not allow to replace it, and
// InputError when the page would be the result itself or a folder.
void refuse_existing_report(const std::filesystem::path& page, const std::filesystem::path& result,
                            bool force);

// The whole page with what report_text() gave.
std::string report_page(const std::string& data, const std::string& language);

// Writes the page with what report_text() gave; the folder is made when it is missing. The page is whole
// or not there. Throws RunError(disk_error) when it cannot be written.
void write_report(const std::string& data, const std::filesystem::path& page, const std::string& language);

// Before work on a result that is not there yet: where its page will be; nothing when nobody wants it or the
// page was never built, which is said. Throws as refuse_existing_report().
std::optional<std::filesystem::path> plan_report(const std::filesystem::path& result, bool wanted,
                                                 bool force);

// Writes the page that was planned, with so many threads, and gives it back. The result is safe by now, so
// what goes wrong is said and no more: nothing then.
std::optional<std::filesystem::path> report_on(const std::filesystem::path& result,
                                               const std::optional<std::filesystem::path>& page, int threads);

}  // namespace backlash
