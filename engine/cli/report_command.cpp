// backlash report RESULT.h5: a result as one page that needs neither network nor program to be looked at.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/report_page.hpp"
#include "cli/report_reader.hpp"
#include "cli/report_scenario.hpp"
#include "output/durable_file.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

struct ReportOptions {
    std::string result;
    std::string output;
    std::string language = "en";
    bool force = false;
};

fs::path page_path(const ReportOptions& options) {
    return options.output.empty() ? fs::path(options.result).replace_extension(".html")
                                  : fs::path(options.output);
}

void refuse_existing(const fs::path& page, const ReportOptions& options) {
    std::error_code error;
    if (fs::equivalent(page, options.result, error))
        throw InputError(page.string() + " is the result itself; expected another name for the page");
    if (fs::is_directory(page, error)) throw InputError(page.string() + " is a folder; expected a file");
    if (!options.force && fs::exists(page, error))
        throw RunError(ExitCode::output_exists, page.string() + " exists; --force replaces it");
}

ExitCode report(const ReportOptions& options) {
    const fs::path page = page_path(options);
    refuse_existing(page, options);
    auto data = read_report_data(options.result);
    data["planned"] = planned(data["provenance"]["resolved_scenario"].get<std::string>());
    const std::string text = fill_report_template(find_report_template(), data, options.language);
    if (page.has_parent_path()) {
        std::error_code error;
        fs::create_directories(page.parent_path(), error);  // writing says what is wrong
    }
    const fs::path unfinished = page.string() + ".part";
    write_durably(unfinished, text);
    rename_durably(unfinished, page);
    fmt::print("Report: {}\n", page.string());
    return ExitCode::ok;
}

}  // namespace

void add_report_command(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<ReportOptions>();
    CLI::App* command = app.add_subcommand("report", "Make a page of a result, to look at and to send");
    command->add_option("RESULT", options->result, "Result of backlash run (.h5)")->required();
    command->add_option("-o,--output", options->output,
                        "Page (.html); default: the result's name, beside it");
    command->add_option("--lang", options->language, "Language of the page: en or zh; it has a switch, too")
        ->check(CLI::IsMember({"en", "zh"}));
    command->add_flag("--force", options->force, "Replace an existing page");
    command->callback([options, &exit_code] { exit_code = report(*options); });
}

}  // namespace backlash
