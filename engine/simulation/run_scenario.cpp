#include "simulation/run_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/stopwatch.hpp"
#include "simulation/course.hpp"
#include "simulation/indicator.hpp"
#include "simulation/measure.hpp"
#include "simulation/run_forecast.hpp"
#include "simulation/run_replicates.hpp"
#include "simulation/run_variants.hpp"
#include "simulation/shared_logins.hpp"
#include "simulation/simulation.hpp"

namespace backlash {
namespace {

Network make_network(const Scenario& scenario, const RandomSource& source, Executor& executor,
                     const RunOptions& options) {
    return options.network ? options.network(scenario, source, executor)
                           : generate_network(scenario, source, executor);
}

// The network that all replicates share, if they do.
std::optional<Network> shared_network(std::span<const Scenario> scenarios, Executor& executor,
                                      const RunOptions& options, std::optional<ImportReport>& report) {
    const Scenario& scenario = scenarios.front();
    Network network;
    if (!scenario.network.edges.empty()) {
        NetworkFromFiles read = network_from_files(scenario, executor);
        report = std::move(read.report);
        network = std::move(read.network);
    } else if (!scenario.network.redraw) {
        require_memory(forecast_generated(scenario, options.threads), scenarios, options.threads,
                       options.memory);
        network = make_network(scenario, RandomSource{scenario.seed, 0}, executor, options);
    } else {
        return {};
    }
    // Here once for all, and by all threads.
    if (!network.figures) network.statistics = describe_network(network.graph, executor);
    return network;
}

// Of a thread, besides one run.
SpareMemory spare_memory(std::span<const Scenario> scenarios, const RunForecast& forecast,
                         std::uint64_t parallel, const RunOptions& options) {
    if (options.memory == 0) return {};
    const Scenario& scenario = scenarios.front();
    const std::uint64_t logins = SharedLogins::bytes(scenario, forecast.accounts);
    const std::uint64_t taken = peak_of_run(forecast, scenario, parallel, scenarios.size());
    const std::uint64_t spare = (options.memory - std::min(options.memory, taken)) / parallel;
    const bool fits = logins <= spare;
    return {fits, (spare - (fits ? logins : 0)) / std::max<std::uint64_t>(1, forecast.replicate_bytes)};
}

// Runs these replicates; returns what was dropped of a network that was read.
std::optional<ImportReport> run_missing(std::span<const Scenario> scenarios,
                                        std::span<const std::uint32_t> replicates, ReplicateStore& store,
                                        const RunOptions& options) {
    const Scenario& first = scenarios.front();
    const auto all_threads = parallel_executor(options.threads);
    std::optional<ImportReport> imported;
    const auto shared = shared_network(scenarios, *all_threads, options, imported);
    const RunForecast forecast =
        shared ? forecast_network(first, *shared) : forecast_generated(first, options.threads);
    require_memory(forecast, scenarios, options.threads, options.memory);
    const std::uint64_t parallel =
        replicates_at_once(forecast, first, options.threads, options.memory, scenarios.size());
    const auto groups = group_by_beginning(scenarios);
    const SpareMemory spare = spare_memory(scenarios, forecast, parallel, options);
    const auto run = [&](std::uint32_t replicate, Executor& executor) {
        const Stopwatch building;
        const Network network =
            shared ? *shared : make_network(first, RandomSource{first.seed, replicate}, executor, options);
        const double network_seconds = building.seconds();
        auto records = run_variants(scenarios, groups, replicate, network, spare, executor, options);
        records.front().build_seconds += network_seconds;
        return records;
    };
    run_replicates(replicates, parallel, *all_threads, run, store);
    return imported;
}

}  // namespace

void advance_to(Simulation& simulation, std::uint32_t step, const RunOptions& options) {
    while (simulation.next_step() < step) {
        if (options.stop != nullptr && options.stop->requested()) {
            throw RunError(ExitCode::stopped_early, "stopped on request; no result was written");
        }
        simulation.advance();
        if (options.after_step) options.after_step();
    }
}

ReplicateRecord run_to_end(Simulation& simulation, const Scenario& scenario, std::uint32_t replicate,
                           const RunOptions& options) {
    advance_to(simulation, simulation.steps(), options);
    ReplicateRecord record = simulation.finish();
    record.replicate = replicate;
    record.indicators = compute_indicators(scenario, record);
    record.targets = evaluate_targets(scenario, record);
    return record;
}

ReplicateRecord run_in_audience(const Scenario& scenario, std::uint32_t replicate, Audience audience,
                                Executor& executor, const RunOptions& options) {
    const Stopwatch running;
    Simulation simulation(scenario, std::move(audience), {scenario.seed, replicate}, executor);
    ReplicateRecord record = run_to_end(simulation, scenario, replicate, options);
    record.run_seconds = running.seconds();
    return record;
}

ScenarioRun run_scenario(const Scenario& scenario, const RunOptions& options) {
    return std::move(run_scenarios(std::span(&scenario, 1), options).front());
}

std::vector<ScenarioRun> run_scenarios(std::span<const Scenario> scenarios, const RunOptions& options) {
    if (!std::ranges::all_of(scenarios, &Scenario::is_crisis))
        throw InputError("the scenarios are not all about the crisis");
    std::optional<ImportReport> imported;
    auto runs = complete_runs(scenarios, options.store, [&](auto missing, ReplicateStore& store) {
        imported = run_missing(scenarios, missing, store, options);
    });
    for (ScenarioRun& run : runs) run.imported = imported;
    return runs;
}

}  // namespace backlash
