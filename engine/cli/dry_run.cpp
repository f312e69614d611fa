#include "cli/dry_run.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/executor.hpp"
#include "base/memory_limit.hpp"
#include "classics/classic_forecast.hpp"
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

namespace {

std::string memory_text(std::uint64_t bytes) {
    return bytes < 1U << 30 ? fmt::format("{:.0f} MiB", static_cast<double>(bytes) / 0x1p20)
                            : fmt::format("{:.2f} GiB", static_cast<double>(bytes) / 0x1p30);
}

RunForecast forecast_of(const Scenario& scenario, int threads) {
    const std::string& edges = scenario.network.edges;
    if (edges.empty())
        return scenario.is_crisis() ? forecast_generated(scenario, threads)
                                    : forecast_classic(scenario, threads);
    const auto executor = parallel_executor(threads);
    if (scenario.is_crisis()) {
        const auto read = network_from_files(scenario, *executor);
        fmt::print(stderr, "{}", import_text(edges, read.report));
        return forecast_network(scenario, read.network);
    }
    const auto read = import_network(scenario, *executor);
    fmt::print(stderr, "{}", import_text(edges, read.report));
    return forecast_classic(scenario, read.graph.accounts(), read.graph.edges(), threads);
}

}  // namespace

void print_dry_run(const Scenario& scenario, const Catalogue& catalogue, int threads) {
    fmt::print("{}", resolved_yaml(scenario, catalogue));
    const std::uint64_t program = resident_memory();
    const std::uint64_t available = available_memory();
    const RunForecast forecast = forecast_of(scenario, threads);
    // The edge list: most that there was so far.
    const std::uint64_t reading = scenario.network.edges.empty() ? 0 : peak_memory();
    const auto fitting = replicates_at_once(forecast, scenario, threads, available);
    const std::uint64_t at_once = std::max<std::uint64_t>(1, fitting);
    const std::uint64_t peak = std::max(program + peak_of_run(forecast, scenario, at_once), reading);
    fmt::print(stderr,
               "Would simulate {} accounts and about {} ties in {} replicates.\n"
               "Memory: {} a replicate, {} in all with {} side by side; {} are available.{}\n",
               forecast.accounts, forecast.edges, scenario.replicates, memory_text(forecast.replicate_bytes),
               memory_text(peak), at_once, memory_text(available),
               fitting > 0                      ? ""
               : scenario.network.edges.empty() ? " It does not fit; lower network.accounts."
                                                : " It does not fit.");
}

}  // namespace backlash
