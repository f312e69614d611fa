#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_sweeps = 400;
constexpr std::size_t deciles = 9;
constexpr std::size_t bins = 20;

std::vector<std::size_t> shown_sweeps(const ReportAxes& axes) {
    std::vector<std::size_t> shown;
    for (std::size_t h = 0; h < axes.hour.size(); h += stride_for(axes.hour.size(), most_sweeps))
        shown.push_back(h);
    return shown;
}

constexpr std::array<std::string_view, 3> shown_statistics = {"mean", "q05", "q95"};

// [group] of {statistic: [hour]}.
Json means(const ResultFile& file, const ReportAxes& axes, const std::string& name) {
    const std::size_t hours = axes.hour.size();
    const std::size_t groups = axes.groups.size();
    const auto values = file.numbers("summary/" + name, {axes.statistics.size(), hours, groups});
    Json json = Json::array();
    for (std::size_t g = 0; g < groups; ++g) {
        Json statistics;
        for (std::size_t s = 0; s < axes.statistics.size(); ++s) {
            if (std::ranges::find(shown_statistics, axes.statistics[s]) == shown_statistics.end()) continue;
            Json list = Json::array();
            for (const std::size_t h : shown_sweeps(axes))
                list.push_back(json_number(values[(s * hours + h) * groups + g]));
            statistics[axes.statistics[s]] = std::move(list);
        }
        json.push_back(std::move(statistics));
    }
    return json;
}

// [hour][group][decile], mean over the replicates. Files before 1.2 have every replicate only.
std::vector<double> mean_deciles(const ResultFile& file, const ReportAxes& axes, const std::string& name) {
    const std::size_t hours = axes.hour.size();
    const std::size_t groups = axes.groups.size();
    if (file.has("summary/" + name)) return file.numbers("summary/" + name, {hours, groups, deciles});
    std::vector<double> sums(hours * groups * deciles, 0.0);
    std::vector<double> counts(sums.size(), 0.0);
    file.for_each_row(name, {axes.replicates, hours, groups, deciles},
                      [&](std::size_t, std::span<const double> row) {
                          for (std::size_t i = 0; i < row.size(); ++i) {
                              if (std::isnan(row[i])) continue;
                              sums[i] += row[i];
                              counts[i] += 1.0;
                          }
                      });
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] /= counts[i];
    return sums;
}

// [group] of {"low", "high"}: [hour], the first and the ninth decile.
Json ranges(const ResultFile& file, const ReportAxes& axes, const std::string& name) {
    const std::size_t groups = axes.groups.size();
    const auto means = mean_deciles(file, axes, name);
    const auto mean = [&](std::size_t h, std::size_t g, std::size_t decile) {
        return json_number(means[(h * groups + g) * deciles + decile]);
    };
    Json json = Json::array();
    for (std::size_t g = 0; g < groups; ++g) {
        Json range = {{"low", Json::array()}, {"high", Json::array()}};
        for (const std::size_t h : shown_sweeps(axes)) {
            range["low"].push_back(mean(h, g, 0));
            range["high"].push_back(mean(h, g, deciles - 1));
        }
        json.push_back(std::move(range));
    }
    return json;
}

// [hour][group][bin]: accounts of all replicates together. Files before 1.2 have every replicate only.
std::vector<double> united_histogram(const ResultFile& file, const ReportAxes& axes,
                                     const std::string& name) {
    const std::size_t hours = axes.hour.size();
    const std::size_t groups = axes.groups.size();
    if (file.has("summary/" + name)) return file.numbers("summary/" + name, {hours, groups, bins});
    std::vector<double> sums(hours * groups * bins, 0.0);
    file.for_each_row(name, {axes.replicates, hours, groups, bins},
                      [&](std::size_t, std::span<const double> row) {
                          for (std::size_t i = 0; i < row.size(); ++i) sums[i] += row[i];
                      });
    return sums;
}

// [group][hour][bin]
Json histograms(const ResultFile& file, const ReportAxes& axes, const std::string& name) {
    const std::size_t groups = axes.groups.size();
    const auto accounts = united_histogram(file, axes, name);
    Json json = Json::array();
    for (std::size_t g = 0; g < groups; ++g) {
        Json by_hour = Json::array();
        for (const std::size_t h : shown_sweeps(axes))
            by_hour.push_back(json_numbers(std::span(accounts).subspan((h * groups + g) * bins, bins)));
        json.push_back(std::move(by_hour));
    }
    return json;
}

}  // namespace

Json report_sweeps(const ResultFile& file, const ReportAxes& axes) {
    Json json;
    json["hour"] = Json::array();
    for (const std::size_t h : shown_sweeps(axes)) json["hour"].push_back(json_number(axes.hour[h]));
    json["outrage"] = means(file, axes, "outrage_mean");
    json["outrage_range"] = ranges(file, axes, "outrage_deciles");
    json["outrage_histogram"] = histograms(file, axes, "outrage_histogram");
    json["trust"] = means(file, axes, "trust_mean");
    json["trust_range"] = ranges(file, axes, "trust_deciles");
    return json;
}

}  // namespace backlash
