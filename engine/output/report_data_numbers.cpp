#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>

#include "base/summary_statistics.hpp"
#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr std::array<const char*, 7> statistic_names = {"mean", "q05", "q25", "q50", "q75", "q95", "n"};

std::array<double, statistic_names.size()> statistics_of(std::span<const double> values) {
    const SummaryStatistics s = summarise(values);
    return {s.mean,
            s.quantiles[0],
            s.quantiles[1],
            s.quantiles[2],
            s.quantiles[3],
            s.quantiles[4],
            static_cast<double>(s.count)};
}

}  // namespace

Json json_number(double value) {
    if (!std::isfinite(value)) return nullptr;
    const double rounded = std::strtod(fmt::format("{:.7g}", value).c_str(), nullptr);
    constexpr double largest_exact = 9.0e15;
    if (rounded == std::floor(rounded) && std::abs(rounded) < largest_exact)
        return static_cast<std::int64_t>(rounded);  // "5" is shorter than "5.0"
    return rounded;
}

Json json_numbers(std::span<const double> values) {
    Json list = Json::array();
    for (const double value : values) list.push_back(json_number(value));
    return list;
}

Json json_statistics(std::span<const double> over_replicates) {
    const auto statistics = statistics_of(over_replicates);
    Json json;
    for (std::size_t s = 0; s < statistics.size(); ++s) json[statistic_names[s]] = json_number(statistics[s]);
    return json;
}

Json json_fan(const std::vector<std::vector<double>>& values) {
    Json json;
    for (const char* name : fan_statistics) json[name] = Json::array();
    for (const auto& over_replicates : values) {
        const Json statistics = json_statistics(over_replicates);
        for (const char* name : fan_statistics) json[name].push_back(statistics[name]);
    }
    return json;
}

std::size_t stride_for(std::size_t count, std::size_t most) {
    return (count + most - 1) / most;
}

}  // namespace backlash
