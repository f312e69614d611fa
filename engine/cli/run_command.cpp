// backlash run FILE…: simulates scenarios and writes their results.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

#include "base/error.hpp"
#include "base/executor.hpp"
#include "base/memory_limit.hpp"
#include "classics/run_classic.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/dry_run.hpp"
#include "cli/max_time.hpp"
#include "cli/network_folder.hpp"
#include "cli/progress.hpp"
#include "cli/provenance.hpp"
#include "cli/report_page.hpp"
#include "cli/run_checkpoint.hpp"
#include "cli/run_summary.hpp"
#include "cli/stop_signals.hpp"
#include "output/result_lock.hpp"
#include "output/write_result.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/resolved_yaml.hpp"

namespace backlash {
namespace {

struct RunCommandOptions {
    std::vector<std::string> files;
    std::vector<std::string> overrides;
    std::string output;
    std::string seed;
    std::string replicates;
    std::string network_cache;
    int threads = 0;
    double max_seconds = 0.0;  // 0: no limit
    bool force = false;
    bool json = false;
    bool dry_run = false;
    bool no_report = false;
};

// results/NAME/NAME.h5; -o FILE.h5 names the file, -o FOLDER the folder.
std::filesystem::path result_path(const RunCommandOptions& options, const Scenario& scenario) {
    if (options.output.empty())
        return std::filesystem::path("results") / scenario.name / (scenario.name + ".h5");
    const std::filesystem::path given(options.output);
    return given.extension() == ".h5" ? given : given / (scenario.name + ".h5");
}

Scenario read(const std::string& file, const Catalogue& catalogue, const RunCommandOptions& options) {
    std::vector<std::string> overrides = options.overrides;
    if (!options.seed.empty()) overrides.push_back("seed=" + options.seed);
    if (!options.replicates.empty()) overrides.push_back("replicates=" + options.replicates);
    return read_scenario(file, catalogue, overrides);
}

ScenarioRun simulate(const Scenario& scenario, int threads, const RunCommandOptions& options,
                     const StopRequest& stop, RunCheckpoint& checkpoint) {
    const auto simulate_missing = [&] {
        const std::uint64_t steps = model_steps(scenario);
        Progress progress(steps * scenario.replicates, scenario.network.accounts, isatty(STDERR_FILENO) == 1,
                          steps * checkpoint.found());
        return run_models(std::span(&scenario, 1), {.threads = threads,
                                                    .memory = available_memory(),
                                                    .stop = &stop,
                                                    .after_step = [&] { progress.step_done(); },
                                                    .network = networks_from(options.network_cache),
                                                    .store = &checkpoint.store()});
    };
    const std::string again =
        options.files.size() == 1 ? "the same command" : "the same command for this scenario alone";
    return std::move(checkpoint.run(simulate_missing, again).front());
}

void tell(const RunCommandOptions& options, const Scenario& scenario, const ScenarioRun& run, double seconds,
          const std::filesystem::path& result, const std::optional<std::filesystem::path>& report) {
    if (options.json) {
        auto json = summary_json(scenario, run.replicates);
        json["result"] = result.string();
        if (report) json["report"] = report->string();
        fmt::print("{}\n", json.dump(2));
        return;
    }
    fmt::print("{}\n{:.1f} s. Result: {}\n", summary_text(scenario, run.replicates), seconds,
               result.string());
    if (report) fmt::print("Report: {}\n", report->string());
}

void run_file(const std::string& file, const RunCommandOptions& options, const StopRequest& stop) {
    const Catalogue catalogue = registered_catalogue();
    const Scenario scenario = read(file, catalogue, options);
    const int threads = options.threads > 0 ? options.threads : available_processors();
    if (options.dry_run) {
        print_dry_run(scenario, catalogue, threads);
        return;
    }
    const auto path = result_path(options, scenario);
    const ResultLock lock(path);  // before a look at what is there
    refuse_existing_result(path, options.force);
    const auto page = plan_report(path, !options.no_report, options.force);
    RunCheckpoint checkpoint(path, std::span(&scenario, 1), catalogue, options.force);
    fmt::print(stderr, "{}: {}\n  {} replicates of {}, seed {}, {} threads\n", file,
               scenario.title.empty() ? scenario.name : scenario.title, scenario.replicates,
               length_text(scenario), scenario.seed, threads);
    checkpoint.tell();

    const auto started = std::chrono::steady_clock::now();
    const ScenarioRun run = simulate(scenario, threads, options, stop, checkpoint);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    if (run.imported) fmt::print(stderr, "{}", import_text(scenario.network.edges, *run.imported));
    write_result({.scenario = scenario,
                  .resolved_scenario = resolved_yaml(scenario, catalogue),
                  .replicates = run.replicates,
                  .provenance = provenance_of_run(threads, seconds)},
                 path, options.force, *parallel_executor(threads));
    checkpoint.finish();
    tell(options, scenario, run, seconds, path, report_on(path, page, threads));
}

ExitCode run(const RunCommandOptions& options) {
    if (options.files.size() > 1 && std::filesystem::path(options.output).extension() == ".h5") {
        throw InputError("-o names one file, but there are several scenarios; expected a folder");
    }
    const StopSignals signals(options.max_seconds);
    for (const std::string& file : options.files) {
        if (StopSignals::stop().requested())
            throw RunError(ExitCode::stopped_early,
                           fmt::format("stopped on request; {} and what follows it were not begun", file));
        run_file(file, options, StopSignals::stop());
    }
    return ExitCode::ok;
}

}  // namespace

void add_run_command(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<RunCommandOptions>();
    CLI::App* command = app.add_subcommand("run", "Simulate a scenario and write its result");
    command->add_option("FILE", options->files, "Scenario files")->required();
    command->add_option("--set", options->overrides, "Change a key: network.accounts=1e6; may be repeated")
        ->allow_extra_args(false);
    command->add_option("--seed", options->seed, "Key of all random draws (overrides the scenario)");
    command->add_option("--replicates", options->replicates, "Number of replicates (overrides the scenario)");
    command
        ->add_option("--threads", options->threads, "Threads; default: the processors this process may use")
        ->check(CLI::Range(1, 4096));
    command->add_option("-o,--output", options->output,
                        "Result file (.h5) or folder; default results/NAME/NAME.h5");
    add_network_folder(command, options->network_cache);
    add_max_time(command, options->max_seconds);
    command->add_flag("--force", options->force,
                      "Replace an existing result, and a checkpoint of another run");
    command->add_flag("--json", options->json, "Summary as JSON on standard output");
    command->add_flag("--dry-run", options->dry_run,
                      "Print the resolved scenario and what it will take; run nothing");
    command->add_flag("--no-report", options->no_report, "Write no page (.html) beside the result");
    command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace backlash
