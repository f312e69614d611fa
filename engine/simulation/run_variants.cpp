#include "simulation/run_variants.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/huge_pages.hpp"
#include "base/stopwatch.hpp"
#include "population/network_figures.hpp"
#include "simulation/run_courses.hpp"
#include "simulation/shared_logins.hpp"

namespace backlash {
namespace {

NetworkRecord record_of(const Network& network, const NetworkFigures& figures) {
    return {.statistics = figures.statistics,
            .loops_dropped = network.loops_dropped,
            .duplicates_dropped = network.duplicates_dropped,
            .in_degree_exponent = figures.in_degree_exponent,
            .fan_homophily = figures.fan_homophily};
}

// The scenarios of one replicate in its network.
class VariantRuns {
  public:
    VariantRuns(std::span<const Scenario> scenarios, std::uint32_t replicate, const Network& network,
                const SpareMemory& spare, Executor& executor, const RunOptions& options)
        : scenarios_(scenarios),
          source_{scenarios.front().seed, replicate},
          network_(network),
          spare_(spare),
          executor_(executor),
          options_(options),
          records_(scenarios.size()),
          figures_(network.figures) {}

    // Those with the same beginning together, if memory holds a copy.
    void run(std::span<const std::size_t> alike) {
        const std::size_t together = spare_.copies > 0 ? alike.size() : 1;
        for (; !alike.empty(); alike = alike.subspan(together)) run_together(alike.first(together));
    }

    std::vector<ReplicateRecord>& records() { return records_; }

  private:
    void run_together(std::span<const std::size_t> alike) {
        const Stopwatch building;
        const Scenario& first = scenarios_[alike.front()];
        // Before there are people: both take memory.
        std::optional<NetworkStatistics> statistics = network_.statistics;
        if (!figures_ && !statistics) statistics = describe_network(network_.graph, executor_);
        Audience audience = draw_audience(first, network_, source_, executor_);
        if (!figures_) figures_ = measure_network(*statistics, network_.graph, audience.types, executor_);
        const double build_seconds = building.seconds();
        const Stopwatch running;
        std::vector<const Scenario*> scenarios;
        for (const std::size_t k : alike) scenarios.push_back(&scenarios_[k]);
        auto logins = logins_of(first, audience.login_rates);
        auto done = run_courses(scenarios, source_.replicate, std::move(audience),
                                {.logins = std::move(logins)}, spare_.copies, executor_, options_);
        const double run_seconds = running.seconds() / static_cast<double>(alike.size());
        for (std::size_t k = 0; k < alike.size(); ++k) {
            done[k].network = record_of(network_, *figures_);
            done[k].run_seconds = run_seconds;
            records_[alike[k]] = std::move(done[k]);
        }
        records_[alike.front()].build_seconds = build_seconds;
    }

    // Null when they are not worth keeping. Those of the scenarios before, if rates and rhythm are the same.
    std::shared_ptr<SharedLogins> logins_of(const Scenario& scenario, const ZeroPageVector<float>& rates) {
        if (scenarios_.size() == 1 || !spare_.holds_logins) return nullptr;
        if (logins_ && rates == rates_ && scenario.attention.rhythm == rhythm_) return logins_;
        rates_ = rates;
        rhythm_ = scenario.attention.rhythm;
        logins_.reset();  // before the next takes memory
        return logins_ =
                   std::make_shared<SharedLogins>(LoginProcess(Rhythm(scenario), source_, rates, executor_));
    }

    std::span<const Scenario> scenarios_;
    RandomSource source_;
    const Network& network_;
    SpareMemory spare_;
    Executor& executor_;
    const RunOptions& options_;
    std::vector<ReplicateRecord> records_;
    std::optional<NetworkFigures> figures_;
    ZeroPageVector<float> rates_;  // of logins_
    std::vector<double> rhythm_;   // likewise
    std::shared_ptr<SharedLogins> logins_;
};

}  // namespace

std::vector<ReplicateRecord> run_variants(std::span<const Scenario> scenarios,
                                          std::span<const std::vector<std::size_t>> groups,
                                          std::uint32_t replicate, const Network& network,
                                          const SpareMemory& spare, Executor& executor,
                                          const RunOptions& options) {
    VariantRuns runs(scenarios, replicate, network, spare, executor, options);
    for (const auto& group : groups) runs.run(group);
    return std::move(runs.records());
}

}  // namespace backlash
