#include "classics/run_classic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/stopwatch.hpp"
#include "classics/classic_forecast.hpp"
#include "classics/network_kind.hpp"
#include "classics/process_recorder.hpp"
#include "network/statistics.hpp"
#include "simulation/run_replicates.hpp"

namespace backlash {
namespace {

NetworkRecord describe(const Influence& network, Executor& executor) {
    constexpr std::uint32_t tail_start = 30;  // followers from which the tail is fitted
    return {.statistics = describe_network(network.followers, executor),
            .loops_dropped = network.loops_dropped,
            .duplicates_dropped = network.duplicates_dropped,
            .in_degree_exponent = in_degree_tail(network.followers, tail_start, executor).exponent,
            .fan_homophily = std::numeric_limits<double>::quiet_NaN()};
}

struct DescribedNetwork {
    Influence influence;
    NetworkRecord record;
};

DescribedNetwork build_described(const Scenario& scenario, std::uint32_t replicate, Executor& executor) {
    Influence influence = build_influence_of(scenario, replicate, executor);
    NetworkRecord record = describe(influence, executor);
    return {std::move(influence), record};
}

// The same replicate of every scenario, one after the other, on one network.
std::vector<ReplicateRecord> run_replicate_of_all(std::span<const Scenario> scenarios,
                                                  std::uint32_t replicate,
                                                  const std::optional<DescribedNetwork>& shared,
                                                  Executor& executor, const RunOptions& options) {
    Stopwatch started;
    std::optional<DescribedNetwork> own;
    if (!shared) own = build_described(scenarios.front(), replicate, executor);
    const DescribedNetwork& network = shared ? *shared : *own;
    const double build_seconds = started.seconds();
    std::vector<ReplicateRecord> records;
    for (const Scenario& scenario : scenarios) {
        started = {};
        ReplicateRecord& record =
            records.emplace_back(run_on_network(scenario, replicate, network.influence, executor, options));
        record.network = network.record;
        record.build_seconds = records.size() == 1 ? build_seconds : 0.0;
        record.run_seconds = started.seconds();
    }
    return records;
}

// Runs these replicates of every scenario.
void run_missing(std::span<const Scenario> scenarios, std::span<const std::uint32_t> replicates,
                 ReplicateStore& store, const RunOptions& options) {
    const Scenario& first = scenarios.front();
    const auto all_threads = parallel_executor(options.threads);
    RunForecast forecast;
    std::optional<DescribedNetwork> shared;  // once for all, and by all threads
    if (first.network.edges.empty()) {
        forecast = forecast_classic(first, options.threads);
        require_memory(forecast, scenarios, options.threads, options.memory);
        if (!first.network.redraw) shared = build_described(first, 0, *all_threads);
    } else {
        shared = build_described(first, 0, *all_threads);
        forecast = forecast_classic(first, shared->influence.accounts(), shared->influence.followers.edges(),
                                    options.threads);
    }
    if (shared) forecast.building_bytes = 0;
    require_memory(forecast, scenarios, options.threads, options.memory);
    const auto side_by_side =
        replicates_at_once(forecast, first, options.threads, options.memory, scenarios.size());
    const auto run = [&](std::uint32_t replicate, Executor& executor) {
        return run_replicate_of_all(scenarios, replicate, shared, executor, options);
    };
    run_replicates(replicates, side_by_side, *all_threads, run, store);
}

}  // namespace

ReplicateRecord run_process(const ClassicModel& model, const Setup& setup, const RunOptions& options) {
    const auto steps = static_cast<std::uint32_t>(setup.number("steps"));
    const auto process = model.start(setup);
    ProcessRecorder recorder(model, setup.accounts(), steps,
                             static_cast<std::uint32_t>(setup.number("state_every")));
    recorder.take(0, *process);
    for (std::uint32_t step = 0; step < steps; ++step) {
        if (options.stop != nullptr && options.stop->requested())
            throw RunError(ExitCode::stopped_early, "stopped on request; no result was written");
        if (!process->settled()) process->advance(step);
        recorder.take(step + 1, *process);
        if (options.after_step) options.after_step();
    }
    return recorder.finish();
}

std::uint64_t model_steps(const Scenario& scenario) {
    return scenario.is_crisis() ? static_cast<std::uint64_t>(std::llround(scenario.duration / scenario.step))
                                : static_cast<std::uint64_t>(scenario.classic.parameters.at("steps"));
}

Influence build_influence_of(const Scenario& scenario, std::uint32_t replicate, Executor& executor) {
    const bool is_own = scenario.network.redraw && scenario.network.edges.empty();
    return build_influence(scenario, RandomSource{scenario.seed, is_own ? replicate : 0}, executor);
}

ReplicateRecord run_on_network(const Scenario& scenario, std::uint32_t replicate, const Influence& network,
                               Executor& executor, const RunOptions& options) {
    const Setup setup{.network = network,
                      .parameters = scenario.classic.parameters,
                      .choices = scenario.classic.choices,
                      .source = RandomSource{scenario.seed, replicate},
                      .executor = executor};
    ReplicateRecord record = run_process(*find_classic_model(scenario.model), setup, options);
    record.replicate = replicate;
    return record;
}

std::vector<ScenarioRun> run_classics(std::span<const Scenario> scenarios, const RunOptions& options) {
    return complete_runs(scenarios, options.store, [&](auto missing, ReplicateStore& store) {
        run_missing(scenarios, missing, store, options);
    });
}

ScenarioRun run_model(const Scenario& scenario, const RunOptions& options) {
    return std::move(run_models(std::span(&scenario, 1), options).front());
}

std::vector<ScenarioRun> run_models(std::span<const Scenario> scenarios, const RunOptions& options) {
    return scenarios.front().is_crisis() ? run_scenarios(scenarios, options)
                                         : run_classics(scenarios, options);
}

}  // namespace backlash
