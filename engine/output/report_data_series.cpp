#include <algorithm>
#include <array>

#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_moments = 2500;  // of a series; more than a wide screen has pixels

constexpr std::array figure_statistics = {"mean", "q05", "q95", "n"};
constexpr std::array mean_alone = {"mean"};

}  // namespace

Json summary_statistics(const ResultFile& file, const ReportAxes& axes, const std::string& name,
                        const Sizes& sizes, std::size_t stride, std::span<const char* const> shown) {
    const auto values = file.numbers("summary/" + name, sizes);
    const std::size_t length = values.size() / axes.statistics.size();
    Json json;
    for (const char* statistic : shown) {
        const auto found = std::ranges::find(axes.statistics, statistic);
        const auto s = static_cast<std::size_t>(found - axes.statistics.begin());
        Json list = Json::array();
        for (std::size_t i = 0; i < length; i += stride) list.push_back(json_number(values[s * length + i]));
        json[statistic] = std::move(list);
    }
    return json;
}

Json report_indicators(const ResultFile& file, const ReportAxes& axes) {
    constexpr std::array shown = {"peak_time",     "peak_volume",          "posts_total",
                                  "outraged_fans", "posts_negative_total", "negative_share_by_day",
                                  "trust_kept",    "kol_departures_total", "media_reports_total",
                                  "outrage_peak",  "session_low_by_day",   "worst_abnormal_move",
                                  "volume_by_day"};
    Json json;
    for (const std::string name : shown) {
        const auto path = "summary/" + name;
        if (!file.has(path)) continue;
        const Sizes sizes = file.sizes(path);
        if (sizes.empty() || sizes[0] != axes.statistics.size()) continue;
        json[name] = summary_statistics(file, axes, name, sizes, 1, figure_statistics);
    }
    json["horizon"] = json_numbers(file.numbers("summary/horizon", file.sizes("summary/horizon")));
    json["day"] = file.texts("summary/day", file.sizes("summary/day"));
    return json;
}

Json report_series(const ResultFile& file, const ReportAxes& axes) {
    constexpr std::array means = {"trading", "market_factor"};
    constexpr std::array fans = {"price", "board_visibility", "board_tone", "kol_departures",
                                 "media_reports"};
    const std::size_t stride = stride_for(axes.time.size(), most_moments);
    Json json;
    json["time"] = Json::array();
    for (std::size_t i = 0; i < axes.time.size(); i += stride)
        json["time"].push_back(json_number(axes.time[i]));
    const auto add = [&](std::span<const char* const> names, std::span<const char* const> statistics) {
        for (const std::string name : names)
            if (file.has("summary/" + name))
                json[name] = summary_statistics(file, axes, name, {axes.statistics.size(), axes.time.size()},
                                                stride, statistics);
    };
    add(means, mean_alone);
    add(fans, fan_statistics);
    return json;
}

}  // namespace backlash
