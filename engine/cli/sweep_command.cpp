// backlash sweep plan | run | status | merge | slurm | export STUDY
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <memory>

#include "base/error.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/max_time.hpp"
#include "cli/network_folder.hpp"
#include "cli/sweep_export.hpp"
#include "cli/sweep_plan.hpp"
#include "cli/sweep_run.hpp"
#include "cli/sweep_slurm.hpp"
#include "cli/sweep_status.hpp"

namespace backlash {
namespace {

std::optional<std::size_t> count(std::string_view text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value == 0) return std::nullopt;
    return value;
}

Shard parse_shard(const std::string& text) {
    const auto slash = text.find('/');
    const auto number = count(std::string_view(text).substr(0, slash));
    const auto of =
        slash == std::string::npos ? std::nullopt : count(std::string_view(text).substr(slash + 1));
    if (!number || !of || *number > *of) {
        throw InputError(fmt::format("--shard {}: expected K/N with K from 1 to N, such as 3/16", text));
    }
    return {*number, *of};
}

// What a task of a Slurm array is to do when nothing else is said.
std::optional<Shard> shard_of_array_task() {
    const auto variable = [](const char* name) {
        const char* text = std::getenv(name);
        return text == nullptr ? std::nullopt : std::optional<long>(std::atol(text));
    };
    const auto id = variable("SLURM_ARRAY_TASK_ID");
    const auto first = variable("SLURM_ARRAY_TASK_MIN");
    const auto tasks = variable("SLURM_ARRAY_TASK_COUNT");
    if (!id || !first || !tasks) return std::nullopt;
    const long step = std::max(1L, variable("SLURM_ARRAY_TASK_STEP").value_or(1));
    const long number = (*id - *first) / step + 1;
    if (number < 1 || number > *tasks) return std::nullopt;
    return Shard{static_cast<std::size_t>(number), static_cast<std::size_t>(*tasks)};
}

void add_common(CLI::App* command, SweepOptions& options) {
    command->add_option("STUDY", options.study, "Study file")->required();
    command->add_option("-o,--output", options.output, "Folder of the sweep; default results/NAME");
}

void add_no_report(CLI::App* command, SweepOptions& options) {
    command->add_flag("--no-report", options.no_report, "Write no page (.html) beside the merged file");
}

void add_plan(CLI::App* sweep, ExitCode& exit_code) {
    auto options = std::make_shared<SweepPlanOptions>();
    CLI::App* command = sweep->add_subcommand("plan", "Print the cases, and what the sweep will take");
    add_common(command, *options);
    command->add_option("--threads", options->threads, "Threads to predict the time for")
        ->check(CLI::Range(1, 4096));
    command->add_flag("!--no-measure", options->measure, "Predict no time, simulate nothing");
    command->callback([options, &exit_code] { exit_code = sweep_plan(*options); });
}

void add_run(CLI::App* sweep, ExitCode& exit_code, Ranks* ranks) {
    auto options = std::make_shared<SweepRunOptions>();
    auto shard = std::make_shared<std::string>();
    CLI::App* command = sweep->add_subcommand("run", "Do the runs that are not done yet");
    add_common(command, *options);
    command
        ->add_option("--threads", options->threads, "Threads; default: the processors this process may use")
        ->check(CLI::Range(1, 4096));
    command->add_option("--shard", *shard,
                        "K/N: only part K of N, without merging; default in an array of Slurm: its task");
    add_network_folder(command, options->network_cache);
    add_no_report(command, *options);
    command->add_option("--states", options->states,
                        "States a thread keeps, for runs that part later to go on from (64, if they fit)");
    command->add_flag("--retry-failed", options->retry_failed, "Also the runs that failed before");
    add_max_time(command, options->max_seconds);
    command->callback([options, shard, ranks, &exit_code] {
        options->shard = shard->empty() ? shard_of_array_task() : parse_shard(*shard);
        if (ranks != nullptr && ranks->size() > 1 && shard->empty()) options->shard.reset();
        exit_code = sweep_run(*options, ranks);
    });
}

void add_status(CLI::App* sweep, ExitCode& exit_code) {
    auto options = std::make_shared<SweepStatusOptions>();
    CLI::App* command = sweep->add_subcommand("status", "Say how far the sweep is, and who works at it");
    add_common(command, *options);
    command
        ->add_option("--watch", options->watch_seconds, "Show again after so many seconds, until all is done")
        ->check(CLI::Range(0.1, 86400.0));
    command->add_flag("--json", options->json, "As JSON");
    command->callback([options, &exit_code] { exit_code = sweep_status(*options); });
}

void add_merge(CLI::App* sweep, ExitCode& exit_code) {
    struct MergeOptions : SweepOptions {
        bool force = false;
    };
    auto options = std::make_shared<MergeOptions>();
    CLI::App* command = sweep->add_subcommand("merge", "Write what is done into one file");
    add_common(command, *options);
    command->add_flag("--force", options->force, "Replace a file that backlash did not write");
    add_no_report(command, *options);
    command->callback([options, &exit_code] {
        const auto started = std::chrono::steady_clock::now();
        const Catalogue catalogue = registered_catalogue();
        const SweepPlan plan = read_plan(*options, catalogue);
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - started;
        exit_code = merge_and_tell(plan, sweep_files(*options, plan.study), catalogue, available_processors(),
                                   spent.count(), options->force);
    });
}

void add_slurm(CLI::App* sweep, ExitCode& exit_code) {
    auto options = std::make_shared<SweepSlurmOptions>();
    auto time = std::make_shared<std::string>("1 h");
    CLI::App* command = sweep->add_subcommand("slurm", "Write job scripts: an array of shards, then a merge");
    add_common(command, *options);
    command->add_option("--tasks", options->tasks, "Tasks of the array (16)")
        ->check(CLI::Range(1, 4'000'000));
    command->add_option("--cpus", options->cpus, "Processors of a task (1)")->check(CLI::Range(1, 4096));
    command->add_option("--time", *time, "Time limit of a task (1 h)");
    command->add_option("--partition", options->partition, "Partition of the cluster");
    command->add_option("--account", options->account, "Account that is charged");
    add_network_folder(command, options->network_cache);
    command->add_flag("--submit", options->submit, "Submit the jobs");
    command->callback([options, time, &exit_code] {
        options->hours = parse_hours("--time", *time);
        exit_code = sweep_slurm(*options);
    });
}

void add_export(CLI::App* sweep, ExitCode& exit_code) {
    auto options = std::make_shared<SweepExportOptions>();
    CLI::App* command =
        sweep->add_subcommand("export", "Write parameters and objectives of all runs as a table");
    add_common(command, *options);
    command->add_option("--csv", options->csv, "File; - is standard output")->required();
    command->add_flag("--force", options->force, "Replace an existing file");
    command->callback([options, &exit_code] { exit_code = sweep_export(*options); });
}

}  // namespace

void add_sweep_command(CLI::App& app, ExitCode& exit_code, Ranks* ranks) {
    CLI::App* sweep = app.add_subcommand("sweep", "Run a study: many cases of a scenario, into one file");
    sweep->require_subcommand(1);
    add_plan(sweep, exit_code);
    add_run(sweep, exit_code, ranks);
    add_status(sweep, exit_code);
    add_merge(sweep, exit_code);
    add_slurm(sweep, exit_code);
    add_export(sweep, exit_code);
}

}  // namespace backlash
