// How fast is a network in a file ready for use, with the file in memory?
//
// All of it is checked: every byte against its checksum, every tie against the number of accounts.
#include <benchmark/benchmark.h>

#include "output/network_file.hpp"
#include "questions.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

void load(benchmark::State& state, FoundingCase& founding_case, int threads) {
    const auto executor = parallel_executor(threads);
    const testing::TemporaryFolder folder;
    const auto file = folder.path() / "founding.network";
    write_network(file, founding_case.network(), "", *executor);
    for (auto _ : state) benchmark::DoNotOptimize(read_network(file, *executor));
    state.SetBytesProcessed(state.iterations() *
                            static_cast<std::int64_t>(network_file_size(founding_case.network().graph, "")));
}

}  // namespace

void ask_network_loading(FoundingCase& founding_case) {
    benchmark::RegisterBenchmark("network_file/1", load, std::ref(founding_case), 1)->UseRealTime();
    benchmark::RegisterBenchmark("network_file/2", load, std::ref(founding_case), 2)->UseRealTime();
}

}  // namespace backlash
