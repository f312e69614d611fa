#include "cli/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/memory_limit.hpp"
#include "base/nearest_name.hpp"
#include "cli/build_info.hpp"
#include "cli/command.hpp"
#include "cli/launched_ranks.hpp"
#include "simulation/results_version.hpp"

namespace backlash {
namespace {

std::string version_text() {
    const auto info = build_info();
    return fmt::format("backlash {} ({})\n{} build, {}, flags {}\n{}\nresults version {}", info.version,
                       info.git_revision, info.build_type, info.compiler, info.flags, info.libraries,
                       results_version);
}

int fail(ExitCode code, const std::string& message, const Ranks* ranks) {
    // What all ranks complain of is said once.
    if (ranks == nullptr || ranks->rank() == 0 || code != ExitCode::invalid_input)
        fmt::print(stderr, "{}\n", message);
    return static_cast<int>(code);
}

bool is_sweep_run(int argc, char** argv) {
    return argc > 2 && std::string_view(argv[1]) == "sweep" && std::string_view(argv[2]) == "run";
}

// Started several times at once, a program that does not know of the others would do everything several
// times.
void require_ranks(int argc, char** argv, const Ranks* ranks) {
    if (ranks == nullptr && launched_processes() > 1) {
        throw InputError(fmt::format(
            "this is one of {} processes of mpirun or srun, which backlash does not share work with; use "
            "backlash-mpi, or start one process",
            launched_processes()));
    }
    if (ranks != nullptr && ranks->size() > 1 && !is_sweep_run(argc, argv)) {
        throw InputError("several processes share the work of `sweep run` only; start one process");
    }
}

// Throws InputError when the first word is no subcommand; CLI11 would not say which word is meant.
void require_known_command(const CLI::App& app, int argc, char** argv) {
    if (argc < 2 || argv[1][0] == '-') return;
    const std::string word = argv[1];
    std::vector<std::string> known;
    for (const CLI::App* command : app.get_subcommands({})) known.push_back(command->get_name());
    if (std::ranges::find(known, word) != known.end()) return;
    const std::string near = nearest_name(word, known);
    throw InputError(fmt::format(
        "'{}' is no command; {}", word,
        near.empty() ? fmt::format("expected {}", fmt::join(known, ", ")) : "did you mean '" + near + "'?"));
}

int run_command_line(int argc, char** argv, Ranks* ranks) {
    CLI::App app(
        "Simulates brand crises on social platforms: how outrage spreads, and what a response changes.");
    app.name("backlash");
    app.set_version_flag("-V,--version", version_text);
    app.require_subcommand(1);
    app.footer(
        "Exit status: 0 ok, 1 runtime error, 2 usage or scenario, 3 some runs of a sweep failed,\n"
        "4 output exists, 71 memory, 74 disk, 75 stopped early.");
    ExitCode exit_code = ExitCode::ok;
    add_run_command(app, exit_code);
    add_check_command(app, exit_code);
    add_describe_command(app, exit_code);
    add_compare_command(app, exit_code);
    add_sweep_command(app, exit_code, ranks);
    add_network_command(app, exit_code);
    add_report_command(app, exit_code);
    add_view_command(app, exit_code);
    require_known_command(app, argc, argv);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::invalid_input);
    }
    return static_cast<int>(exit_code);
}

}  // namespace

int run_program(int argc, char** argv, Ranks* ranks) {
    give_freed_memory_back();
    try {
        require_ranks(argc, argv, ranks);
        return run_command_line(argc, argv, ranks);
    } catch (const InputError& error) {
        return fail(ExitCode::invalid_input, error.what(), ranks);
    } catch (const RunError& error) {
        const int status = fail(error.code(), error.what(), ranks);
        // After a failed write HDF5 may hold data that it cannot flush and crash in its exit handler.
        if (error.code() == ExitCode::disk_error) std::_Exit(status);
        return status;
    } catch (const std::bad_alloc&) {
        return fail(ExitCode::out_of_memory, "out of memory; lower network.accounts or --threads", ranks);
    } catch (const std::exception& error) {
        return fail(ExitCode::runtime_error, error.what(), ranks);
    }
}

}  // namespace backlash
