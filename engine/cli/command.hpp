// Subcommands: each file of cli/ named *_command.cpp adds one to the command line.
#pragma once

#include <CLI/CLI.hpp>

#include "base/exit_code.hpp"
#include "study/running/ranks.hpp"

namespace backlash {

// The chosen subcommand leaves its exit status in `exit_code`.
void add_run_command(CLI::App& app, ExitCode& exit_code);
void add_check_command(CLI::App& app, ExitCode& exit_code);
void add_describe_command(CLI::App& app, ExitCode& exit_code);
void add_compare_command(CLI::App& app, ExitCode& exit_code);
// `ranks`: the processes of the job that do the runs together; null when this one is alone.
void add_sweep_command(CLI::App& app, ExitCode& exit_code, Ranks* ranks);
void add_network_command(CLI::App& app, ExitCode& exit_code);
void add_report_command(CLI::App& app, ExitCode& exit_code);
void add_view_command(CLI::App& app, ExitCode& exit_code);

}  // namespace backlash
