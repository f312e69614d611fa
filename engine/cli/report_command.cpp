// backlash report RESULT.h5: a result as one page that needs neither network nor program to be looked at.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "cli/command.hpp"
#include "cli/report_figures.hpp"
#include "cli/report_page.hpp"
#include "cli/report_reader.hpp"

namespace backlash {
namespace {

namespace fs = std::filesystem;

struct ReportOptions {
    std::string result;
    std::string output;
    std::string figures;
    double width = 90.0;  // mm
    std::string language = "en";
    bool force = false;
};

ExitCode draw_figures(const ReportOptions& options) {
    const auto paths = write_figures(read_report_text(options.result), {.folder = options.figures,
                                                                        .language = options.language,
                                                                        .width = options.width,
                                                                        .force = options.force});
    for (const fs::path& path : paths) fmt::print("Figure: {}\n", path.string());
    return ExitCode::ok;
}

ExitCode report(const ReportOptions& options) {
    if (!options.figures.empty()) return draw_figures(options);
    if (options.output == "-") {
        fmt::print("{}", report_page(read_report_text(options.result), options.language));
        return ExitCode::ok;
    }
    const fs::path page = options.output.empty() ? report_beside(options.result) : fs::path(options.output);
    refuse_existing_report(page, options.result, options.force);
    write_report(read_report_text(options.result), page, options.language);
    fmt::print("Report: {}\n", page.string());
    return ExitCode::ok;
}

}  // namespace

void add_report_command(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<ReportOptions>();
    CLI::App* command = app.add_subcommand("report", "Make a page of a result, to look at and to send");
    command->add_option("RESULT", options->result, "Result of backlash run (.h5)")->required();
    CLI::Option* output =
        command->add_option("-o,--output", options->output,
                            "Page (.html), - for standard output; default: the result's name, beside it");
    CLI::Option* figures = command
                               ->add_option("--svg", options->figures,
                                            "Folder for every chart as a picture, instead of the page")
                               ->excludes(output);
    command->add_option("--width", options->width, "Width of the pictures, mm; the letters keep their size")
        ->check(CLI::Range(60.0, 1000.0))
        ->needs(figures)
        ->capture_default_str();
    command->add_option("--lang", options->language, "Language of the page: en or zh; it has a switch, too")
        ->check(CLI::IsMember({"en", "zh"}));
    command->add_flag("--force", options->force, "Replace an existing page, or existing pictures");
    command->callback([options, &exit_code] { exit_code = report(*options); });
}

}  // namespace backlash
