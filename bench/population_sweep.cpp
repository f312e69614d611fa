// How fast is everybody looked at, beside reading the same bytes?
//
// In the middle of a crisis: everybody is outraged, and differently.
#include "simulation/population_sweep.hpp"

#include <benchmark/benchmark.h>

#include "questions.hpp"

namespace backlash {
namespace {

void sweep(benchmark::State& state, FoundingCase& founding_case) {
    const auto executor = serial_executor();
    Audience audience = founding_case.audience(*executor);
    std::uint32_t odd = 0;
    for (Account& account : audience.accounts)
        account.outrage = static_cast<float>(odd += 2654435769U) * 0x1p-32F;
    PopulationSweep sweep(audience.types);
    for (std::uint32_t block = 0; block < block_count(audience.size()); ++block)
        sweep.take_in(block, audience.accounts);
    for (auto _ : state) benchmark::DoNotOptimize(sweep.at(12, audience.types, *executor));
    const auto accounts = state.iterations() * audience.size();
    state.SetItemsProcessed(accounts);
    state.SetBytesProcessed(accounts * static_cast<std::int64_t>(MoodColumns::bytes_an_account));
}

}  // namespace

void ask_population_sweep(FoundingCase& founding_case) {
    benchmark::RegisterBenchmark("sweep", sweep, std::ref(founding_case))->UseRealTime();
}

}  // namespace backlash
