// backlash: simulates brand crises on social platforms. One subcommand a task; see docs/command-line.md.
#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <new>

#include "base/error.hpp"
#include "cli/build_info.hpp"
#include "cli/command.hpp"

namespace {

using backlash::ExitCode;

std::string version_text() {
    const auto info = backlash::build_info();
    return fmt::format("backlash {} ({})\n{} build, {}, flags {}\n{}", info.version, info.git_revision,
                       info.build_type, info.compiler, info.flags, info.libraries);
}

int fail(ExitCode code, const std::string& message) {
    fmt::print(stderr, "{}\n", message);
    return static_cast<int>(code);
}

int run_command_line(int argc, char** argv) {
    CLI::App app(
        "Simulates brand crises on social platforms: how outrage spreads, and what a response changes.");
    app.name("backlash");
    app.set_version_flag("-V,--version", version_text);
    app.require_subcommand(1);
    app.footer(
        "Exit status: 0 ok, 1 runtime error, 2 usage or scenario, 4 output exists, 71 memory, 74 disk,\n"
        "75 stopped early.");
    ExitCode exit_code = ExitCode::ok;
    backlash::add_run_command(app, exit_code);
    backlash::add_check_command(app, exit_code);
    backlash::add_describe_command(app, exit_code);
    backlash::add_compare_command(app, exit_code);
    backlash::add_report_command(app, exit_code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::invalid_input);
    }
    return static_cast<int>(exit_code);
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run_command_line(argc, argv);
    } catch (const backlash::InputError& error) {
        return fail(ExitCode::invalid_input, error.what());
    } catch (const backlash::RunError& error) {
        const int status = fail(error.code(), error.what());
        // After a failed write HDF5 may hold data that it cannot flush and crash in its exit handler.
        if (error.code() == ExitCode::disk_error) std::_Exit(status);
        return status;
    } catch (const std::bad_alloc&) {
        return fail(ExitCode::out_of_memory, "out of memory; lower network.accounts or --threads");
    } catch (const std::exception& error) {
        return fail(ExitCode::runtime_error, error.what());
    }
}
