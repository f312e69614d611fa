#include "simulation/run_replicates.hpp"

#include <algorithm>
#include <utility>

namespace backlash {
namespace {

std::vector<std::uint32_t> missing_in(const ReplicateStore& store, std::uint32_t replicates) {
    std::vector<std::uint32_t> missing;
    for (std::uint32_t r = 0; r < replicates; ++r) {
        if (!store.has(r)) missing.push_back(r);
    }
    return missing;
}

}  // namespace

std::vector<ScenarioRun> complete_runs(std::span<const Scenario> scenarios, ReplicateStore* store,
                                       const MissingRun& run_missing) {
    MemoryStore own;
    ReplicateStore& finished = store != nullptr ? *store : own;
    const std::uint32_t replicates = scenarios.front().replicates;
    const auto missing = missing_in(finished, replicates);
    if (!missing.empty()) run_missing(missing, finished);
    std::vector<ScenarioRun> runs(scenarios.size());
    for (std::uint32_t r = 0; r < replicates; ++r) {
        auto records = finished.take(r);
        for (std::size_t k = 0; k < runs.size(); ++k) runs[k].replicates.push_back(std::move(records[k]));
    }
    return runs;
}

void run_replicates(std::span<const std::uint32_t> replicates, std::uint64_t side_by_side,
                    Executor& all_threads, const ReplicateRun& run, ReplicateStore& store) {
    const std::uint64_t at_once = std::min<std::uint64_t>(side_by_side, replicates.size());
    if (at_once <= 1) {
        for (const std::uint32_t r : replicates) store.keep(r, run(r, all_threads));
        return;
    }
    parallel_executor(static_cast<int>(at_once))->for_each_index(replicates.size(), [&](std::size_t k) {
        store.keep(replicates[k], run(replicates[k], *serial_executor()));
    });
}

}  // namespace backlash
