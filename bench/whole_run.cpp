// How fast is a whole run of the founding case, and where does its time go?
//
// The network and the people are there before the clock starts. Log-ins and deliveries are counted against
// the time of their own phases, in one thread.
#include <benchmark/benchmark.h>

#include <chrono>

#include "questions.hpp"
#include "simulation/simulation.hpp"

namespace backlash {
namespace {

using benchmark::Counter;

void count(benchmark::State& state, const Simulation& simulation, const ReplicateRecord& record,
           double accounts, double seconds) {
    const PhaseTimes& times = simulation.phase_times();
    state.counters["account_steps"] = accounts * simulation.steps() / seconds;
    state.counters["log_ins"] = static_cast<double>(record.logins) / times.log_ins;
    state.counters["deliveries"] = static_cast<double>(record.deliveries) / times.delivery;
    state.counters["log_ins_share"] = times.log_ins / seconds;
    state.counters["delivery_share"] = times.delivery / seconds;
    state.counters["recording_share"] = times.recording / seconds;
}

void run(benchmark::State& state, FoundingCase& founding_case, int threads, const RandomSource& source) {
    const auto executor = parallel_executor(threads);
    Audience audience = founding_case.audience(*executor);
    for (auto _ : state) {
        const double accounts = audience.size();
        const auto started = std::chrono::steady_clock::now();
        Simulation simulation(founding_case.scenario(), std::move(audience), source, *executor);
        while (simulation.next_step() < simulation.steps()) simulation.advance();
        const ReplicateRecord record = simulation.finish();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started;
        state.SetIterationTime(taken.count());
        count(state, simulation, record, accounts, taken.count());
    }
}

void run_first(benchmark::State& state, FoundingCase& founding_case, int threads) {
    run(state, founding_case, threads, founding_case.source());
}

// A size that other implementations can be asked for, too, and a replicate like all but the first, which also
// draws some accounts one by one.
void run_small(benchmark::State& state, const FoundingCase& founding_case) {
    FoundingCase small = founding_case.of_size("200000");
    RandomSource source = small.source();
    source.replicate = 1;
    run(state, small, 1, source);
}

}  // namespace

void ask_whole_run(FoundingCase& founding_case) {
    const auto once = [](benchmark::internal::Benchmark* benchmark) {
        benchmark->Iterations(1)->UseManualTime();
    };
    once(benchmark::RegisterBenchmark("run/1", run_first, std::ref(founding_case), 1));
    once(benchmark::RegisterBenchmark("run/2", run_first, std::ref(founding_case), 2));
    once(benchmark::RegisterBenchmark("run_small/1", run_small, std::cref(founding_case)));
}

}  // namespace backlash
