// backlash view RESULT.h5…: the pages of results in a browser on this machine.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <thread>

#include "base/error.hpp"
#include "cli/captured_process.hpp"
#include "cli/command.hpp"
#include "cli/report_page.hpp"
#include "cli/stop_signals.hpp"
#include "cli/view_server.hpp"

namespace backlash {
namespace {

struct ViewOptions {
    std::vector<std::string> results;
    std::string language = "en";
    int port = 0;
    bool no_browser = false;
};

void require_files(const std::vector<std::string>& results) {
    for (const std::string& result : results) {
        std::error_code error;
        if (!std::filesystem::exists(result, error))
            throw InputError(result + ": no such file; expected a result (.h5)");
        if (!std::filesystem::is_regular_file(result, error))
            throw InputError(result + " is not a file; expected a result (.h5)");
    }
}

bool has_display() {
    return std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr;
}

ExitCode view(const ViewOptions& options) {
    require_files(options.results);
    find_report_template();  // says how to build it when there is none
    ViewedResults results(options.results, options.language);
    const StopSignals signals;
    // The first page is made while the browser starts.
    const std::jthread early([&] { results.page(0); });
    serve_results(results, options.port, StopSignals::stop(), [&](const std::string& address) {
        fmt::print("{}\n", address);
        std::fflush(stdout);
        const bool opened = !options.no_browser && has_display() && start_and_forget({"xdg-open", address});
        fmt::print(stderr, "{}; Ctrl-C ends\n",
                   opened ? "Opening the browser" : "Open this address in a browser");
    });
    return ExitCode::ok;
}

}  // namespace

void add_view_command(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<ViewOptions>();
    CLI::App* command = app.add_subcommand("view", "Look at results in a browser on this machine");
    command->add_option("RESULT", options->results, "Results of backlash run (.h5)")->required();
    command->add_option("--port", options->port, "Port to listen on; default: any free one")
        ->check(CLI::Range(1, 65535));
    command
        ->add_option("--lang", options->language, "Language of the pages: en or zh; they have a switch, too")
        ->check(CLI::IsMember({"en", "zh"}));
    command->add_flag("--no-browser", options->no_browser, "Only print the address");
    command->callback([options, &exit_code] { exit_code = view(*options); });
}

}  // namespace backlash
