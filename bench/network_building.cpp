// How fast is a network built and described, and which part takes the time: drawing the ties or laying out
// the rows?
#include <benchmark/benchmark.h>

#include <atomic>

#include "network/generators/ties.hpp"
#include "network/statistics.hpp"
#include "population/community_plan.hpp"
#include "questions.hpp"

namespace backlash {
namespace {

// Takes the ties as they come.
struct Adding {
    std::uint64_t& sum;
    void tie(std::uint32_t, std::uint32_t followee) const { sum += followee; }
    void hub_ties(std::span<const std::uint32_t> followers, std::uint32_t) const { sum += followers.size(); }
};

void draw_ties(benchmark::State& state, FoundingCase& founding_case) {
    const Scenario& scenario = founding_case.scenario();
    const auto executor = serial_executor();
    const auto layout = plan_layout(scenario.network.accounts, scenario.population, scenario.actors);
    const auto model = plan_communities(scenario.network, layout, scenario.actors, founding_case.source());
    const TieSource ties(model, founding_case.source(), *executor);
    std::uint64_t sum = 0;
    for (auto _ : state) {
        for (std::uint32_t block = 0; block < block_count(model.accounts); ++block)
            ties.visit(block, Adding{sum});
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() *
                            static_cast<std::int64_t>(founding_case.network().graph.edges()));
}

// The ties are there, in the order of the other end.
void lay_out_rows(benchmark::State& state, FoundingCase& founding_case) {
    const FollowerGraph& graph = founding_case.network().graph;
    const auto executor = serial_executor();
    for (auto _ : state) benchmark::DoNotOptimize(reversed(graph, *executor));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(graph.edges()));
}

void generate(benchmark::State& state, FoundingCase& founding_case, int threads) {
    const auto executor = parallel_executor(threads);
    std::uint64_t edges = 0;
    for (auto _ : state)
        edges = generate_network(founding_case.scenario(), founding_case.source(), *executor).graph.edges();
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(edges));
}

// The rows are there: which ties are returned, who follows most?
void describe(benchmark::State& state, FoundingCase& founding_case) {
    const FollowerGraph& graph = founding_case.network().graph;
    const auto executor = serial_executor();
    for (auto _ : state) benchmark::DoNotOptimize(describe_network(graph, *executor));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(graph.edges()));
}

}  // namespace

void ask_network_building(FoundingCase& founding_case) {
    const auto once = [](benchmark::internal::Benchmark* benchmark) {
        benchmark->Iterations(1)->UseRealTime();
    };
    once(benchmark::RegisterBenchmark("ties", draw_ties, std::ref(founding_case)));
    once(benchmark::RegisterBenchmark("rows", lay_out_rows, std::ref(founding_case)));
    once(benchmark::RegisterBenchmark("network/1", generate, std::ref(founding_case), 1));
    once(benchmark::RegisterBenchmark("network/2", generate, std::ref(founding_case), 2));
    once(benchmark::RegisterBenchmark("description", describe, std::ref(founding_case)));
}

}  // namespace backlash
