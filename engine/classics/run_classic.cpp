#include "classics/run_classic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/stopwatch.hpp"
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

// Replicates that memory holds at once.
std::uint64_t fitting(const Scenario& scenario, const RunOptions& options) {
    if (options.memory == 0 || !scenario.network.edges.empty()) return scenario.replicates;
    const std::uint64_t needed = forecast_classic_bytes(scenario);
    if (needed <= options.memory) return options.memory / needed;
    throw RunError(ExitCode::out_of_memory,
                   fmt::format("{} accounts need about {:.1f} GiB, {:.1f} GiB are available; lower "
                               "network.accounts",
                               scenario.network.accounts, static_cast<double>(needed) / 0x1p30,
                               static_cast<double>(options.memory) / 0x1p30));
}

// The same replicate of every scenario, one after the other, on one network.
std::vector<ReplicateRecord> run_replicate_of_all(std::span<const Scenario> scenarios,
                                                  std::uint32_t replicate,
                                                  const std::optional<Influence>& shared, Executor& executor,
                                                  const RunOptions& options) {
    Stopwatch started;
    std::optional<Influence> own;
    if (!shared) own = build_influence_of(scenarios.front(), replicate, executor);
    const Influence& network = shared ? *shared : *own;
    const NetworkRecord described = describe(network, executor);
    const double build_seconds = started.seconds();
    std::vector<ReplicateRecord> records;
    for (const Scenario& scenario : scenarios) {
        started = {};
        ReplicateRecord& record =
            records.emplace_back(run_on_network(scenario, replicate, network, executor, options));
        record.network = described;
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
    const auto side_by_side = std::min({fitting(first, options), std::uint64_t{first.replicates},
                                        static_cast<std::uint64_t>(options.threads)});
    std::optional<Influence> shared;
    if (!first.network.redraw || !first.network.edges.empty())
        shared = build_influence_of(first, 0, *all_threads);
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

std::uint64_t forecast_classic_bytes(const Scenario& scenario) {
    constexpr std::uint64_t bytes_per_account = 200;  // ten ties, each kept in both directions, and its state
    return bytes_per_account * scenario.network.accounts;
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
