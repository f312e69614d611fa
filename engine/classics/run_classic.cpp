#include "classics/run_classic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include "base/error.hpp"
#include "classics/network_kind.hpp"
#include "classics/process_recorder.hpp"
#include "network/statistics.hpp"

namespace backlash {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

NetworkRecord describe(const Influence& network, Executor& executor) {
    constexpr std::uint32_t tail_start = 30;  // followers from which the tail is fitted
    return {.statistics = describe_network(network.followers, executor),
            .loops_dropped = network.loops_dropped,
            .duplicates_dropped = network.duplicates_dropped,
            .in_degree_exponent = in_degree_tail(network.followers, tail_start, executor).exponent,
            .fan_homophily = std::numeric_limits<double>::quiet_NaN()};
}

// Replicates that memory holds at once, judged before there is a network: an account with ten ties, each kept
// in both directions, and its state.
std::uint64_t fitting(const Scenario& scenario, const RunOptions& options) {
    constexpr std::uint64_t bytes_per_account = 200;
    if (options.memory == 0 || !scenario.network.edges.empty()) return scenario.replicates;
    const std::uint64_t needed = bytes_per_account * scenario.network.accounts;
    if (needed <= options.memory) return options.memory / needed;
    throw RunError(ExitCode::out_of_memory,
                   fmt::format("{} accounts need about {:.1f} GiB, {:.1f} GiB are available; lower "
                               "network.accounts",
                               scenario.network.accounts, static_cast<double>(needed) / 0x1p30,
                               static_cast<double>(options.memory) / 0x1p30));
}

ReplicateRecord run_one(const Scenario& scenario, const ClassicModel& model, std::uint32_t replicate,
                        const std::optional<Influence>& shared, Executor& executor,
                        const RunOptions& options) {
    const RandomSource source{scenario.seed, replicate};
    const auto started = Clock::now();
    std::optional<Influence> own;
    if (!shared) own = build_influence(scenario, source, executor);
    const Influence& network = shared ? *shared : *own;
    const NetworkRecord described = describe(network, executor);
    const double build_seconds = seconds_since(started);
    const Setup setup{.network = network,
                      .parameters = scenario.classic.parameters,
                      .choices = scenario.classic.choices,
                      .source = source,
                      .executor = executor};
    ReplicateRecord record = run_process(model, setup, options);
    record.replicate = replicate;
    record.network = described;
    record.build_seconds = build_seconds;
    record.run_seconds = seconds_since(started) - build_seconds;
    return record;
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

ScenarioRun run_classic(const Scenario& scenario, const RunOptions& options) {
    const ClassicModel& model = *find_classic_model(scenario.model);
    const auto all_threads = parallel_executor(options.threads);
    const auto side_by_side = std::min({fitting(scenario, options), std::uint64_t{scenario.replicates},
                                        static_cast<std::uint64_t>(options.threads)});
    std::optional<Influence> shared;
    if (!scenario.network.redraw || !scenario.network.edges.empty())
        shared = build_influence(scenario, RandomSource{scenario.seed, 0}, *all_threads);
    ScenarioRun run;
    run.replicates.resize(scenario.replicates);
    const auto run_into_place = [&](std::size_t replicate, Executor& executor) {
        run.replicates[replicate] =
            run_one(scenario, model, static_cast<std::uint32_t>(replicate), shared, executor, options);
    };
    if (side_by_side <= 1) {
        for (std::size_t r = 0; r < run.replicates.size(); ++r) run_into_place(r, *all_threads);
    } else {
        parallel_executor(static_cast<int>(side_by_side))
            ->for_each_index(run.replicates.size(),
                             [&](std::size_t r) { run_into_place(r, *serial_executor()); });
    }
    return run;
}

ScenarioRun run_model(const Scenario& scenario, const RunOptions& options) {
    return scenario.is_crisis() ? run_scenario(scenario, options) : run_classic(scenario, options);
}

}  // namespace backlash
