#include "simulation/run_forecast.hpp"

#include <algorithm>
#include <cmath>

#include "base/draws.hpp"
#include "base/elementary.hpp"
#include "network/row_builder.hpp"
#include "population/account.hpp"
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

std::uint64_t record_bytes(const Scenario& scenario) {
    double values_a_step = 0.0;
    for (const Observable& observable : observables())
        values_a_step += observable.axis == Axis::group ? group_count : 1;
    const double steps = scenario.duration / scenario.step;
    const double sweeps = scenario.duration / scenario.recording.cadence + 1.0;
    const double bytes_a_sweep =
        2.0 * group_count * ((1 + decile_count) * sizeof(double) + histogram_bins * sizeof(std::uint32_t));
    return static_cast<std::uint64_t>(steps * values_a_step * sizeof(double) + sweeps * bytes_a_sweep);
}

// What the parts of a simulation keep of an account.
constexpr std::uint64_t bytes_an_account = sizeof(Account) + sizeof(Inbox) + LoginSchedule::bytes_an_account +
                                           IdleFilter::bytes_an_account + PopulationSweep::bytes_an_account;

}  // namespace

RunForecast forecast_run(const Scenario& scenario, std::uint32_t accounts, std::uint64_t edges) {
    const std::uint64_t network = accounts * sizeof(std::uint64_t) + edges * sizeof(std::uint32_t);
    return {.accounts = accounts,
            .edges = edges,
            .replicate_bytes = network + accounts * bytes_an_account + record_bytes(scenario)};
}

RunForecast forecast_generated(const Scenario& scenario) {
    const auto layout = plan_layout(scenario.network.accounts, scenario.population, scenario.actors);
    const double ties = expected_out_degree(scenario.network) * layout.accounts;
    const double edges =
        ties * (1.0 + scenario.network.reciprocity) + expected_hub_followers(scenario, layout);
    RunForecast forecast = forecast_run(scenario, layout.accounts, static_cast<std::uint64_t>(edges));
    // Dense networks take more while they are built; the table of whom stubs pick has 8 bytes an account.
    const std::uint64_t building =
        forecast.edges * RowBuilder::bytes_a_tie + layout.accounts * sizeof(std::uint64_t);
    forecast.replicate_bytes = std::max(forecast.replicate_bytes, building);
    return forecast;
}

}  // namespace backlash
