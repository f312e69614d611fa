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

namespace {

std::string memory_text(std::uint64_t bytes) {
    return bytes < 1U << 30 ? fmt::format("{:.0f} MiB", static_cast<double>(bytes) / 0x1p20)
                            : fmt::format("{:.2f} GiB", static_cast<double>(bytes) / 0x1p30);
}

}  // namespace

void print_dry_run(const Scenario& scenario, const Catalogue& catalogue, int threads) {
    fmt::print("{}", resolved_yaml(scenario, catalogue));
    if (!scenario.is_crisis()) return;
    const std::uint64_t program = resident_memory();
    const std::uint64_t available = available_memory();
    RunForecast forecast;
    std::uint64_t reading = 0;  // the edge list: most that there was so far
    if (scenario.network.edges.empty()) {
        forecast = forecast_generated(scenario, threads);
    } else {
        const auto read = network_from_files(scenario, *parallel_executor(threads));
        fmt::print(stderr, "{}", import_text(scenario.network.edges, read.report));
        forecast = forecast_network(scenario, read.network);
        reading = peak_memory();
    }
    const auto fitting = replicates_at_once(forecast, scenario, threads, available);
    const std::uint64_t at_once = std::max<std::uint64_t>(1, fitting);
    const std::uint64_t peak = std::max(program + peak_of_run(forecast, scenario, at_once), reading);
    fmt::print(stderr,
               "Would simulate {} accounts and about {} ties in {} replicates.\n"
               "Memory: {} a replicate, {} in all with {} side by side; {} are available.{}\n",
               forecast.accounts, forecast.edges, scenario.replicates, memory_text(forecast.replicate_bytes),
               memory_text(peak), at_once, memory_text(available),
               fitting == 0 ? " It does not fit; lower network.accounts." : "");
}

}  // namespace backlash
