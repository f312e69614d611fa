#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.hpp"
#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_moments = 2500;  // of a series; more than a wide screen has pixels
constexpr std::size_t most_bins = 1500;     // of attention
constexpr double rounding = 1e-6;           // h; times in files are rounded up

// Each statistic of a variable of /summary, at every stride-th position.
Json summary_statistics(const ResultFile& file, const ReportAxes& axes, const std::string& name,
                        const Sizes& sizes, std::size_t stride) {
    const auto values = file.numbers("summary/" + name, sizes);
    const std::size_t length = values.size() / axes.statistics.size();
    Json json;
    for (std::size_t s = 0; s < axes.statistics.size(); ++s) {
        Json list = Json::array();
        for (std::size_t i = 0; i < length; i += stride) list.push_back(json_number(values[s * length + i]));
        json[axes.statistics[s]] = std::move(list);
    }
    return json;
}

struct Bins {
    double width = 1.0;  // h
    std::vector<std::size_t> of_step;
    std::vector<double> hours;  // length of each bin that is inside the run
};

Bins bins_of(const ReportAxes& axes) {
    Bins bins;
    bins.width = std::max({1.0, std::ceil(axes.time.back() / static_cast<double>(most_bins)), axes.step});
    for (const double time : axes.time) {
        const auto bin = static_cast<std::size_t>(std::max(0.0, (time + rounding) / bins.width));
        bins.of_step.push_back(bin);
        bins.hours.resize(std::max(bins.hours.size(), bin + 1), 0.0);
        bins.hours[bin] += axes.step;
    }
    return bins;
}

Json rates(const ResultFile& file, const ReportAxes& axes, const Bins& bins, const std::string& name) {
    if (axes.replicates * bins.hours.size() > (std::size_t{1} << 26))
        throw InputError("the result has too many replicates to draw");
    std::vector<std::vector<double>> posts(bins.hours.size(), std::vector<double>(axes.replicates, 0.0));
    file.for_each_row(name, {axes.replicates, axes.time.size()},
                      [&](std::size_t replicate, std::span<const double> values) {
                          for (std::size_t step = 0; step < values.size(); ++step)
                              posts[bins.of_step[step]][replicate] += values[step];
                      });
    for (std::size_t bin = 0; bin < posts.size(); ++bin)
        for (double& value : posts[bin]) value /= bins.hours[bin];
    return json_statistics(posts);
}

}  // namespace

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
        json[name] = summary_statistics(file, axes, name, sizes, 1);
    }
    json["horizon"] = json_numbers(file.numbers("summary/horizon", file.sizes("summary/horizon")));
    json["day"] = file.texts("summary/day", file.sizes("summary/day"));
    return json;
}

Json report_series(const ResultFile& file, const ReportAxes& axes) {
    constexpr std::array shown = {"price",      "trading",        "market_factor", "board_visibility",
                                  "board_tone", "kol_departures", "media_reports"};
    const std::size_t stride = stride_for(axes.time.size(), most_moments);
    Json json;
    json["time"] = Json::array();
    for (std::size_t i = 0; i < axes.time.size(); i += stride)
        json["time"].push_back(json_number(axes.time[i]));
    for (const std::string name : shown)
        if (file.has("summary/" + name))
            json[name] =
                summary_statistics(file, axes, name, {axes.statistics.size(), axes.time.size()}, stride);
    return json;
}

Json report_attention(const ResultFile& file, const ReportAxes& axes) {
    const Bins bins = bins_of(axes);
    Json json;
    json["width"] = json_number(bins.width);
    json["time"] = Json::array();
    for (std::size_t bin = 0; bin < bins.hours.size(); ++bin)
        json["time"].push_back(json_number(bins.width * static_cast<double>(bin)));
    json["negative"] = rates(file, axes, bins, "posts_negative");
    json["neutral"] = rates(file, axes, bins, "posts_neutral");
    return json;
}

}  // namespace backlash
