#include "classics/classic_forecast.hpp"

#include <algorithm>

#include "classics/model.hpp"
#include "classics/network_kind.hpp"
#include "network/follower_sums.hpp"
#include "network/row_builder.hpp"

namespace backlash {
namespace {

std::uint64_t record_bytes(const Scenario& scenario, const ClassicModel& model) {
    const double steps = scenario.classic.parameters.at("steps");
    const double states = steps / scenario.classic.parameters.at("state_every") + 1.0;
    const double bytes_a_state = 3.0 * sizeof(double) + histogram_bins * sizeof(std::uint32_t);
    return static_cast<std::uint64_t>((steps + 1.0) * static_cast<double>(model.observables.size()) *
                                          sizeof(double) +
                                      states * bytes_a_state);
}

// `list_bytes`: what a generator keeps of the ties besides, until they are in rows.
RunForecast forecast(const Scenario& scenario, std::uint32_t accounts, std::uint64_t ties,
                     std::uint64_t list_bytes, int threads) {
    const ClassicModel& model = *find_classic_model(scenario.model);
    const std::uint64_t graph = accounts * sizeof(std::uint64_t) + ties * sizeof(std::uint32_t);
    const std::uint64_t rows = RowBuilder::building_bytes(accounts, ties, threads);
    RunForecast forecast{.accounts = accounts,
                         .edges = ties,
                         .network_bytes = 2 * graph,  // by followers and by followees
                         .people_bytes = accounts * std::uint64_t{model.bytes_an_account},
                         .record_bytes = record_bytes(scenario, model)};
    forecast.building_bytes = std::max(
        {rows + list_bytes, graph + rows, forecast.network_bytes + sum_by_follower_bytes(accounts, ties)});
    forecast.replicate_bytes =
        std::max(forecast.building_bytes, forecast.network_bytes + forecast.people_bytes) +
        forecast.record_bytes;
    return forecast;
}

}  // namespace

RunForecast forecast_classic(const Scenario& scenario, std::uint32_t accounts, std::uint64_t ties,
                             int threads) {
    return forecast(scenario, accounts, ties, 0, threads);
}

RunForecast forecast_classic(const Scenario& scenario, int threads) {
    const NetworkKind& kind = network_kind_of(scenario);
    const auto ties = static_cast<std::uint64_t>(kind.expected_ties({scenario}));
    return forecast(scenario, scenario.network.accounts, ties, ties * kind.list_bytes_a_tie, threads);
}

}  // namespace backlash
