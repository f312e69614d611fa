#include "cli/sweep_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/executor.hpp"
#include "base/memory_limit.hpp"
#include "cli/catalogue.hpp"
#include "study/read_case.hpp"
#include "study/running/run_sweep.hpp"
#include "study/studied_model.hpp"

namespace backlash {
namespace {

std::string gibibytes(std::uint64_t bytes) {
    return fmt::format("{:.2f} GiB", static_cast<double>(bytes) / 0x1p30);
}

void print_cases(const SweepPlan& plan) {
    std::string header = fmt::format("{:>6}", "case");
    for (const auto& parameter : plan.study.parameters) header += fmt::format("  {:>20}", parameter.name);
    fmt::print("{}\n", header);
    for (std::size_t c = 0; c < plan.design_cases(); ++c) {
        std::string line = fmt::format("{:>6}", c);
        for (const std::string& label : plan.design.cases[c].labels) line += fmt::format("  {:>20}", label);
        fmt::print("{}\n", line);
    }
}

// Share of all steps that a run has in common with the one before it and that are therefore not done again.
double shared_steps(const SweepPlan& plan, std::uint32_t steps) {
    double shared = 0.0;
    for (const PlannedRun& run : plan.runs) shared += std::min(run.common_steps, steps);
    return shared / (static_cast<double>(steps) * static_cast<double>(plan.runs.size()));
}

std::size_t count_networks(const SweepPlan& plan) {
    return plan.runs.empty() ? 0 : plan.runs.back().network + std::size_t{1};
}

}  // namespace

ExitCode sweep_plan(const SweepPlanOptions& options) {
    const Catalogue catalogue = registered_catalogue();
    const SweepPlan plan = read_plan(options, catalogue);
    const SweepFiles files = sweep_files(options, plan.study);
    const MergeOutcome found = count_runs(plan, read_work_folder(files.work));
    const int threads = options.threads > 0 ? options.threads : available_processors();
    print_cases(plan);
    const RunMemory memory = memory_of_largest_run(plan, catalogue);
    fmt::print(stderr, "{}: {}, {} networks\nDone: {}, failed: {}, to do: {}\n", options.study,
               size_text(plan), count_networks(plan), found.done, found.failed, found.missing);
    fmt::print(stderr, "Memory: {} a run{}, {} for {} side by side; {} are available\n",
               gibibytes(memory.run),
               memory.logins > 0 ? " and " + gibibytes(memory.logins) + " of log-ins that runs share" : "",
               gibibytes(memory.together() * static_cast<std::uint64_t>(threads)), threads,
               gibibytes(available_memory()));
    if (!options.measure) return ExitCode::ok;
    const Scenario base = read_base(plan.study, catalogue);
    const RunCost cost = studied_model(base).measure(base);
    const auto left = static_cast<double>(found.missing);
    const double still_to_do = left / static_cast<double>(plan.runs.size());
    const double shared = shared_steps(plan, cost.steps);
    const double total = left * (1.0 - shared) * cost.run_seconds +
                         still_to_do * static_cast<double>(count_networks(plan)) * cost.network_seconds;
    fmt::print(
        stderr,
        "Time: about {} a run and {} a network on one thread here; {:.0f} % of the steps are shared by "
        "runs; {} of processor time, {} with {} threads\n",
        span_text(cost.run_seconds), span_text(cost.network_seconds), 100.0 * shared, span_text(total),
        span_text(total / threads), threads);
    return ExitCode::ok;
}

}  // namespace backlash
