// backlash compare BASE VARIANT…: what a change of the scenario changes, and how surely.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <memory>

#include "base/executor.hpp"
#include "base/memory_limit.hpp"
#include "classics/run_classic.hpp"
#include "cli/catalogue.hpp"
#include "cli/command.hpp"
#include "cli/comparison_text.hpp"
#include "cli/max_time.hpp"
#include "cli/progress.hpp"
#include "cli/provenance.hpp"
#include "cli/report_page.hpp"
#include "cli/run_checkpoint.hpp"
#include "cli/run_summary.hpp"
#include "cli/stop_signals.hpp"
#include "output/result_lock.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/resolved_yaml.hpp"
#include "study/pairing.hpp"
#include "study/write_comparison.hpp"

namespace backlash {
namespace {

struct CompareCommandOptions {
    std::vector<std::string> files;
    std::vector<std::string> overrides;
    std::string output;
    std::string seed;
    std::string replicates;
    int threads = 0;
    double max_seconds = 0.0;  // 0: no limit
    bool force = false;
    bool json = false;
    bool all = false;
    bool no_report = false;
};

std::vector<Scenario> read_all(const CompareCommandOptions& options, const Catalogue& catalogue) {
    std::vector<std::string> overrides = options.overrides;
    if (!options.seed.empty()) overrides.push_back("seed=" + options.seed);
    if (!options.replicates.empty()) overrides.push_back("replicates=" + options.replicates);
    std::vector<Scenario> scenarios;
    for (const std::string& file : options.files)
        scenarios.push_back(read_scenario(file, catalogue, overrides));
    require_pairs(scenarios);
    return scenarios;
}

// results/compare/BASE-vs-VARIANT.h5; -o FILE.h5 names the file, -o FOLDER the folder.
std::filesystem::path result_path(const std::string& given, std::span<const Scenario> scenarios) {
    const std::string others =
        scenarios.size() == 2 ? scenarios[1].name : fmt::format("{}-variants", scenarios.size() - 1);
    const std::string name = fmt::format("{}-vs-{}.h5", scenarios[0].name, others);
    if (given.empty()) return std::filesystem::path("results") / "compare" / name;
    const std::filesystem::path path(given);
    return path.extension() == ".h5" ? path : path / name;
}

// A comparison shows no single accounts.
std::vector<Scenario> without_samples(std::vector<Scenario> scenarios) {
    for (Scenario& scenario : scenarios) scenario.recording.network_sample = 0;
    return scenarios;
}

std::vector<ScenarioRun> simulate(std::span<const Scenario> scenarios, int threads, const StopRequest& stop,
                                  RunCheckpoint& checkpoint) {
    const auto simulate_missing = [&] {
        const std::uint64_t steps = model_steps(scenarios.front()) * scenarios.size();
        Progress progress(steps * scenarios.front().replicates, scenarios.front().network.accounts,
                          isatty(STDERR_FILENO) == 1, steps * checkpoint.found());
        return run_models(scenarios, {.threads = threads,
                                      .memory = available_memory(),
                                      .stop = &stop,
                                      .after_step = [&] { progress.step_done(); },
                                      .network = {},
                                      .store = &checkpoint.store()});
    };
    return checkpoint.run(simulate_missing, "the same command");
}

ComparisonResult compare_all(std::span<const Scenario> scenarios, std::vector<ScenarioRun> runs) {
    ComparisonResult result{.scenarios = scenarios};
    const Catalogue catalogue = registered_catalogue();
    for (std::size_t k = 0; k < scenarios.size(); ++k) {
        result.resolved_scenarios.push_back(resolved_yaml(scenarios[k], catalogue));
        result.records.push_back(aligned(scenarios.front(), scenarios[k], std::move(runs[k].replicates)));
        if (k > 0) {
            result.variants.push_back(compare(scenarios[k], result.records.front(), result.records.back()));
        }
    }
    return result;
}

ExitCode run(const CompareCommandOptions& options) {
    const StopSignals signals(options.max_seconds);
    const Catalogue catalogue = registered_catalogue();
    const std::vector<Scenario> scenarios = read_all(options, catalogue);
    const std::vector<Scenario> simulated = without_samples(scenarios);
    const int threads = options.threads > 0 ? options.threads : available_processors();
    const auto path = result_path(options.output, scenarios);
    const ResultLock lock(path);  // before a look at what is there
    refuse_existing_result(path, options.force);
    const auto page = plan_report(path, !options.no_report, options.force);
    RunCheckpoint checkpoint(path, simulated, catalogue, options.force);
    fmt::print(stderr, "{} scenarios, {} replicates of {} each, seed {}, {} threads\n", scenarios.size(),
               scenarios.front().replicates, length_text(scenarios.front()), scenarios.front().seed, threads);
    checkpoint.tell();

    const auto started = std::chrono::steady_clock::now();
    auto result = compare_all(scenarios, simulate(simulated, threads, StopSignals::stop(), checkpoint));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    result.provenance = provenance_of_run(threads, seconds);
    write_comparison(result, path, options.force, *parallel_executor(threads));
    checkpoint.finish();
    const auto report = report_on(path, page, threads);
    if (options.json) {
        auto json = comparison_json(result);
        json["result"] = path.string();
        if (report) json["report"] = report->string();
        fmt::print("{}\n", json.dump(2));
    } else {
        fmt::print("{}\n{:.1f} s. Result: {}\n", comparison_text(result, options.all), seconds,
                   path.string());
        if (report) fmt::print("Report: {}\n", report->string());
    }
    return ExitCode::ok;
}

}  // namespace

void add_compare_command(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<CompareCommandOptions>();
    CLI::App* command = app.add_subcommand(
        "compare",
        "Compare scenarios with the first one, replicate by replicate, with common random numbers");
    command->add_option("FILE", options->files, "Scenario files: the base, then its variants")
        ->required()
        ->expected(2, 1000);
    command->add_option("--set", options->overrides, "Change a key of all of them; may be repeated")
        ->allow_extra_args(false);
    command->add_option("--seed", options->seed, "Key of all random draws (overrides the scenarios)");
    command->add_option("--replicates", options->replicates, "Number of pairs (overrides the scenarios)");
    command
        ->add_option("--threads", options->threads, "Threads; default: the processors this process may use")
        ->check(CLI::Range(1, 4096));
    command->add_option("-o,--output", options->output,
                        "Comparison file (.h5) or folder; default results/compare/BASE-vs-VARIANT.h5");
    add_max_time(command, options->max_seconds);
    command->add_flag("--force", options->force,
                      "Replace an existing comparison, and a checkpoint of another one");
    command->add_flag("--json", options->json, "All differences as JSON on standard output");
    command->add_flag("--all", options->all, "Print every quantity, also what is the same in every pair");
    command->add_flag("--no-report", options->no_report, "Write no page (.html) beside the comparison");
    command->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace backlash
