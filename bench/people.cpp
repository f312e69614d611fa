// How fast are the people of a network drawn?
//
// An account takes thirteen blocks of random words, for eight gamma draws and three normals, drawn for many
// accounts of a type at once in vector registers. Random words are a quarter of the time.
#include <benchmark/benchmark.h>

#include "questions.hpp"

namespace backlash {
namespace {

void draw(benchmark::State& state, FoundingCase& founding_case, int threads) {
    const auto executor = parallel_executor(threads);
    founding_case.network();
    for (auto _ : state) benchmark::DoNotOptimize(founding_case.audience(*executor));
    state.SetItemsProcessed(state.iterations() * founding_case.scenario().network.accounts);
}

}  // namespace

void ask_people(FoundingCase& founding_case) {
    benchmark::RegisterBenchmark("people/1", draw, std::ref(founding_case), 1)->Iterations(1)->UseRealTime();
    benchmark::RegisterBenchmark("people/2", draw, std::ref(founding_case), 2)->Iterations(1)->UseRealTime();
}

}  // namespace backlash
