#include "simulation/run_forecast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/elementary.hpp"
#include "base/error.hpp"
#include "base/normal_quantile.hpp"
#include "network/row_builder.hpp"
#include "population/account.hpp"
#include "population/layout.hpp"
#include "simulation/idle_filter.hpp"
#include "simulation/login_schedule.hpp"
#include "simulation/observable.hpp"
#include "simulation/population_sweep.hpp"

namespace backlash {
namespace {

// Mean of LogNormal(mean, spread) rounded down and kept in [1, cap], by the midpoints of equally likely
// slices.
double expected_out_degree(const NetworkValues& network) {
    constexpr int slices = 2000;
    const double mu =
        portable_log(network.out_degree_mean) - 0.5 * network.out_degree_spread * network.out_degree_spread;
    double sum = 0.0;
    for (int k = 0; k < slices; ++k) {
        const double z = normal_quantile((k + 0.5) / slices);
        sum += std::clamp(std::floor(portable_exp(mu + network.out_degree_spread * z)), 1.0,
                          static_cast<double>(network.out_degree_cap));
    }
    return sum / slices;
}

double expected_hub_followers(const Scenario& scenario, const PopulationLayout& layout) {
    const double core = layout.range(AccountType::core).size();
    const double fans = layout.range(AccountType::fan).size();
    double followers = 0.0;
    for (const ActorValues& actor : scenario.actors) {
        followers += core * actor.followers[0] + fans * actor.followers[1] +
                     (layout.accounts - core - fans) * actor.followers[2];
    }
    const double share = 0.5 * (scenario.network.media_followers_low + scenario.network.media_followers_high);
    return followers + share * layout.accounts * layout.range(AccountType::media).size();
}

double expected_sweeps(const Scenario& scenario) {
    return scenario.duration / scenario.recording.cadence + 1.0;
}

std::uint64_t record_bytes(const Scenario& scenario) {
    double values_a_step = 0.0;
    for (const Observable& observable : observables())
        values_a_step += observable.axis == Axis::group ? group_count : 1;
    const double steps = scenario.duration / scenario.step;
    const double bytes_a_sweep =
        2.0 * group_count * ((1 + decile_count) * sizeof(double) + histogram_bins * sizeof(std::uint32_t));
    return static_cast<std::uint64_t>(steps * values_a_step * sizeof(double) +
                                      expected_sweeps(scenario) * bytes_a_sweep);
}

// The accounts that the first replicate shows one by one: their row, a byte a sweep, and about as many ties
// and rows of the cascade.
std::uint64_t close_up_bytes(const Scenario& scenario) {
    if (!scenario.is_crisis()) return 0;
    constexpr double bytes_a_row = 150.0;
    return static_cast<std::uint64_t>(scenario.recording.network_sample *
                                      (bytes_a_row + expected_sweeps(scenario)));
}

// What the parts of a simulation keep of an account.
constexpr std::uint64_t bytes_an_account = sizeof(Account) + sizeof(Inbox) + sizeof(AccountType) +
                                           LoginSchedule::bytes_an_account + IdleFilter::bytes_an_account +
                                           PopulationSweep::bytes_an_account;

// Measured: stacks of threads, the choice of the close-up, the pages of the program that a run comes to.
constexpr std::uint64_t running_bytes = std::uint64_t{3} << 20;
// Measured: HDF5 and packing with their buffers, and the pages of libraries that only writing comes to.
std::uint64_t writing_bytes(const Scenario& scenario) {
    return std::uint64_t{scenario.is_crisis() ? 14U : 10U} << 20;
}

bool share_network(const Scenario& scenario) {
    return !scenario.network.redraw || !scenario.network.edges.empty();
}

}  // namespace

RunForecast forecast_run(const Scenario& scenario, std::uint32_t accounts, std::uint64_t edges) {
    RunForecast forecast{.accounts = accounts,
                         .edges = edges,
                         .network_bytes = accounts * sizeof(std::uint64_t) + edges * sizeof(std::uint32_t),
                         .people_bytes = accounts * bytes_an_account,
                         .record_bytes = record_bytes(scenario)};
    forecast.replicate_bytes = forecast.network_bytes + forecast.people_bytes + forecast.record_bytes;
    return forecast;
}

RunForecast forecast_network(const Scenario& scenario, const Network& network) {
    RunForecast forecast = forecast_run(scenario, network.graph.accounts(), network.graph.edges());
    if (network.stated) {
        const std::uint64_t bytes = network.stated->people.size() * sizeof(StatedPerson);
        forecast.network_bytes += bytes;
        forecast.replicate_bytes += bytes;
    }
    return forecast;
}

RunForecast forecast_generated(const Scenario& scenario, int threads) {
    const auto layout = plan_layout(scenario.network.accounts, scenario.population, scenario.actors);
    const double ties = expected_out_degree(scenario.network) * layout.accounts;
    const double edges =
        ties * (1.0 + scenario.network.reciprocity) + expected_hub_followers(scenario, layout);
    RunForecast forecast = forecast_run(scenario, layout.accounts, static_cast<std::uint64_t>(edges));
    // Dense networks take more while they are built; the table of whom stubs pick and the ends of rows
    // have 8 bytes an account.
    forecast.building_bytes = RowBuilder::building_bytes(layout.accounts, forecast.edges, threads) +
                              2 * sizeof(std::uint64_t) * layout.accounts;
    forecast.replicate_bytes =
        std::max(forecast.replicate_bytes, forecast.building_bytes + forecast.record_bytes);
    return forecast;
}

std::uint64_t peak_of_run(const RunForecast& forecast, const Scenario& scenario, std::uint64_t side_by_side,
                          std::uint64_t scenarios) {
    const std::uint64_t replicates =
        share_network(scenario)
            ? std::max(forecast.building_bytes, forecast.network_bytes + side_by_side * forecast.people_bytes)
            : side_by_side *
                  std::max(forecast.building_bytes, forecast.network_bytes + forecast.people_bytes);
    return scenarios * scenario.replicates * forecast.record_bytes + close_up_bytes(scenario) +
           std::max(replicates + running_bytes, writing_bytes(scenario));
}

std::uint64_t replicates_at_once(const RunForecast& forecast, const Scenario& scenario, int threads,
                                 std::uint64_t memory, std::uint64_t scenarios) {
    std::uint64_t at_once = std::min<std::uint64_t>(static_cast<std::uint64_t>(threads), scenario.replicates);
    if (memory == 0) return at_once;
    while (at_once > 0 && peak_of_run(forecast, scenario, at_once, scenarios) > memory) --at_once;
    return at_once;
}

void require_memory(const RunForecast& forecast, std::span<const Scenario> scenarios, int threads,
                    std::uint64_t memory) {
    const Scenario& first = scenarios.front();
    if (replicates_at_once(forecast, first, threads, memory, scenarios.size()) > 0) return;
    throw RunError(
        ExitCode::out_of_memory,
        fmt::format("{} accounts and {} edges need about {:.1f} GiB, {:.1f} GiB are available{}",
                    forecast.accounts, forecast.edges,
                    static_cast<double>(peak_of_run(forecast, first, 1, scenarios.size())) / 0x1p30,
                    static_cast<double>(memory) / 0x1p30,
                    first.network.edges.empty() ? "; lower network.accounts" : ""));
}

}  // namespace backlash
