#include "cli/dry_run.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/executor.hpp"
#include "base/memory_limit.hpp"
#include "population/audience.hpp"
#include "scenario/resolved_yaml.hpp"
#include "simulation/run_forecast.hpp"

namespace backlash {

std::string import_text(const std::string& file, const ImportReport& report) {
    std::string text = fmt::format(
        "{}: {} lines, {} edges read, {} loops and {} duplicates dropped, {} accounts (ids: {})\n", file,
        report.lines, report.edges_read, report.loops_dropped, report.duplicates_dropped, report.accounts,
        report.id_kind);
    for (const std::string& note : report.notes) text += "  " + note + "\n";
    return text;
}

void print_dry_run(const Scenario& scenario, const Catalogue& catalogue, int threads) {
    fmt::print("{}", resolved_yaml(scenario, catalogue));
    if (!scenario.is_crisis()) return;
    RunForecast forecast;
    if (scenario.network.edges.empty()) {
        forecast = forecast_generated(scenario);
    } else {
        const auto imported = import_network(scenario, *parallel_executor(threads));
        fmt::print(stderr, "{}", import_text(scenario.network.edges, imported.report));
        forecast = forecast_run(scenario, imported.graph.accounts(), imported.graph.edges());
    }
    const auto side_by_side =
        std::min<std::uint64_t>(static_cast<std::uint64_t>(threads), scenario.replicates);
    fmt::print(stderr,
               "Would simulate {} accounts and about {} ties in {} replicates.\n"
               "Memory: {:.2f} GiB a replicate, {:.2f} GiB for {} side by side; {:.2f} GiB are available.\n",
               forecast.accounts, forecast.edges, scenario.replicates,
               static_cast<double>(forecast.replicate_bytes) / 0x1p30,
               static_cast<double>(forecast.replicate_bytes * side_by_side) / 0x1p30, side_by_side,
               static_cast<double>(available_memory()) / 0x1p30);
}

}  // namespace backlash
