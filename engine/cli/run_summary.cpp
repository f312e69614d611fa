#include "cli/run_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/summary_statistics.hpp"
#include "classics/run_classic.hpp"
#include "cli/spread.hpp"
#include "cli/target_table.hpp"
#include "simulation/measure.hpp"

namespace backlash {
namespace {

const Indicator& indicator(const ReplicateRecord& record, std::string_view name) {
    return *std::ranges::find_if(record.indicators, [&](const Indicator& i) { return i.what.name == name; });
}

// The k-th value of an indicator over the replicates.
Spread spread_of(std::span<const ReplicateRecord> replicates, std::string_view name, std::size_t k = 0) {
    std::vector<double> values;
    for (const ReplicateRecord& record : replicates) values.push_back(indicator(record, name).values[k]);
    return spread(values);
}

std::string row(const std::string& label, const Spread& spread,
                const std::function<std::string(double)>& write) {
    if (std::isnan(spread.mean)) return fmt::format("  {:<38} {:>12}\n", label, "-");
    return fmt::format("  {:<38} {:>12}   {:>12} … {}\n", label, write(spread.mean), write(spread.low),
                       write(spread.high));
}

std::string write_count(double value) {
    return fmt::format("{:.0f}", value);
}

std::string write_share(double value) {
    return fmt::format("{:.3f}", value);
}

std::string write_percent(double value) {
    return fmt::format("{:+.2f} %", 100.0 * value);
}

std::string group_rows(std::span<const ReplicateRecord> replicates, const std::string& label,
                       std::string_view name) {
    std::string text;
    for (const std::string_view group : {"core", "fan", "public"}) {
        const auto k = static_cast<std::size_t>(group_index(group));
        text += row(fmt::format("{}, {}", label, group), spread_of(replicates, name, k), write_share);
    }
    return text;
}

std::string day_rows(const Scenario& scenario, std::span<const ReplicateRecord> replicates,
                     const std::string& label, std::string_view name,
                     const std::function<std::string(double)>& write) {
    std::string text;
    const std::size_t days = indicator(replicates.front(), name).values.size();
    for (std::size_t day = 0; day < days; ++day) {
        const Spread spread = spread_of(replicates, name, day);
        if (!std::isnan(spread.mean))
            text += row(fmt::format("{}, {}", label, day_name(scenario, day)), spread, write);
    }
    return text;
}

std::string network_line(const NetworkRecord& network) {
    const auto& statistics = network.statistics;
    return fmt::format(
        "Network: {} accounts, {} ties ({} loops and {} duplicates dropped), reciprocity {:.3f},\n"
        "  most followed {} followers, tail exponent {:.2f}, ties inside the fan community {:.2f}\n",
        statistics.accounts, statistics.edges, network.loops_dropped, network.duplicates_dropped,
        statistics.reciprocity, statistics.max_in_degree, network.in_degree_exponent, network.fan_homophily);
}

// Every figure of a published model.
std::string classic_text(std::span<const ReplicateRecord> replicates) {
    const auto& network = replicates.front().network.statistics;
    std::string text = fmt::format("Network: {} accounts, {} ties, mean degree {:.4g}\n", network.accounts,
                                   network.edges, network.mean_degree);
    text += fmt::format("\n  {:<38} {:>12}   {:>12} … {}\n", "", "mean", "5 %", "95 %");
    const auto write = [](double value) { return fmt::format("{:.4g}", value); };
    for (const Indicator& figure : replicates.front().indicators)
        text += row(figure.what.name, spread_of(replicates, figure.what.name), write);
    return text;
}

}  // namespace

std::string length_text(const Scenario& scenario) {
    if (!scenario.is_crisis())
        return fmt::format("{} steps of the model '{}'", model_steps(scenario), scenario.model);
    return fmt::format("{:g} h in steps of {:g} min", scenario.duration, scenario.step * 60.0);
}

std::string summary_text(const Scenario& scenario, std::span<const ReplicateRecord> replicates) {
    if (!scenario.is_crisis()) return classic_text(replicates);
    const auto time = [&](double hours) { return time_name(scenario, hours); };
    std::string text = network_line(replicates.front().network);
    text += fmt::format("\n  {:<38} {:>12}   {:>12} … {}\n", "", "mean", "5 %", "95 %");
    text += row("Hour with most posts", spread_of(replicates, "peak_time"), time);
    text += row("Posts in that hour", spread_of(replicates, "peak_volume"), write_count);
    text += day_rows(scenario, replicates, "Posts", "volume_by_day", write_count);
    text += day_rows(scenario, replicates, "Negative share", "negative_share_by_day", write_share);
    text += group_rows(replicates, "Has heard at the end", "aware_end");
    text += group_rows(replicates, "Outrage at its highest", "outrage_peak");
    text += group_rows(replicates, "Trust kept", "trust_kept");
    text += row("Allied KOLs gone", spread_of(replicates, "kol_departures_total"), write_count);
    text += day_rows(scenario, replicates, "Low of the share", "session_low_by_day", write_percent);
    text += row("Worst move without the market", spread_of(replicates, "worst_abnormal_move"), write_percent);
    if (!scenario.targets.empty()) text += "\n" + target_table(scenario, replicates);
    return text;
}

nlohmann::ordered_json summary_json(const Scenario& scenario, std::span<const ReplicateRecord> replicates) {
    nlohmann::ordered_json json = {{"scenario", scenario.name},
                                   {"seed", scenario.seed},
                                   {"replicates", replicates.size()},
                                   {"accounts", replicates.front().network.statistics.accounts},
                                   {"edges", replicates.front().network.statistics.edges}};
    for (const Indicator& figure : replicates.front().indicators) {
        nlohmann::ordered_json values = nlohmann::ordered_json::array();
        for (std::size_t k = 0; k < figure.values.size(); ++k) {
            const Spread spread = spread_of(replicates, figure.what.name, k);
            values.push_back({{"mean", spread.mean}, {"q05", spread.low}, {"q95", spread.high}});
        }
        json["indicators"][figure.what.name] = {{"unit", figure.what.unit}, {"values", values}};
    }
    json["targets"] = targets_json(scenario, replicates);
    return json;
}

}  // namespace backlash
