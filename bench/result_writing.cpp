// How fast is a large result written, read back and all, and how near is that to packing its numbers alone?
//
// The replicates are small, because a result does not grow with the accounts.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "output/pack_chunk.hpp"
#include "output/write_result.hpp"
#include "questions.hpp"
#include "simulation/run_scenario.hpp"
#include "temporary_folder.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t replicates = 32;

// Made when it is first asked for.
class SmallReplicates {
  public:
    explicit SmallReplicates(Scenario scenario) : scenario_(std::move(scenario)) {
        scenario_.replicates = replicates;
    }

    RunResult result() {
        if (records_.empty()) records_ = run_scenario(scenario_, {.threads = 2}).replicates;
        return {.scenario = scenario_,
                .resolved_scenario = scenario_.text,
                .replicates = records_,
                .provenance = {}};
    }

    std::size_t bytes() {
        std::size_t bytes = 0;
        for (const ReplicateRecord& record : result().replicates) {
            for (const Series& series : record.series) bytes += series.values.size() * sizeof(double);
            for (const SweepTable& sweep : record.sweeps)
                bytes += (sweep.mean.size() + sweep.deciles.size()) * sizeof(double) +
                         sweep.histogram.size() * sizeof(std::uint32_t);
        }
        return bytes;
    }

  private:
    Scenario scenario_;
    std::vector<ReplicateRecord> records_;
};

void write(benchmark::State& state, SmallReplicates& small, int threads) {
    const auto executor = parallel_executor(threads);
    const testing::TemporaryFolder folder;
    const RunResult result = small.result();
    for (auto _ : state) write_result(result, folder.path() / "result.h5", true, *executor);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(small.bytes()));
}

// The first series, several replicates to a chunk.
void pack(benchmark::State& state, SmallReplicates& small) {
    constexpr std::size_t chunk = 65536;
    std::vector<double> numbers;
    const RunResult result = small.result();
    for (const ReplicateRecord& record : result.replicates)
        numbers.insert(numbers.end(), record.series.front().values.begin(),
                       record.series.front().values.end());
    numbers.resize(std::min(numbers.size(), chunk));
    const auto bytes = std::as_bytes(std::span(numbers));
    for (auto _ : state) benchmark::DoNotOptimize(pack_chunk(bytes, sizeof(double)));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

}  // namespace

void ask_result_writing(const FoundingCase& founding_case) {
    const auto small = std::make_shared<SmallReplicates>(founding_case.of_size("5000").scenario());
    for (const int threads : {1, 2})
        benchmark::RegisterBenchmark(("result/" + std::to_string(threads)).c_str(),
                                     [=](benchmark::State& state) { write(state, *small, threads); })
            ->UseRealTime();
    benchmark::RegisterBenchmark("packed", [=](benchmark::State& state) { pack(state, *small); });
}

}  // namespace backlash
