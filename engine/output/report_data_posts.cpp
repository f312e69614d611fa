#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "output/report_data_parts.hpp"

namespace backlash {

namespace {

constexpr std::size_t most_bins = 1500;
constexpr double rounding = 1e-6;  // h; times in files are rounded up

}  // namespace

ReportPosts::ReportPosts(const ResultFile& file, const ReportAxes& axes) : axes_(axes) {
    constexpr std::size_t most_values = std::size_t{1} << 28;
    if (axes.replicates * axes.time.size() > most_values)
        throw InputError("the result has too many replicates to draw");
    width_ = std::max({1.0, std::ceil(axes.time.back() / static_cast<double>(most_bins)), axes.step});
    for (const double time : axes.time) {
        const auto bin = static_cast<std::size_t>(
            std::clamp((time + rounding) / width_, 0.0, static_cast<double>(most_bins)));
        bin_of_step_.push_back(bin);
        hours_.resize(std::max(hours_.size(), bin + 1), 0.0);
        hours_[bin] += axes.step;
    }
    up_to_.assign(axes.replicates, std::vector<double>(axes.time.size() + 1, 0.0));
    negative_ = read(file, "posts_negative");
    neutral_ = read(file, "posts_neutral");
}

ReportPosts::Rates ReportPosts::read(const ResultFile& file, const std::string& name) {
    Rates rates(hours_.size(), std::vector<double>(axes_.replicates, 0.0));
    file.for_each_row(name, {axes_.replicates, axes_.time.size()},
                      [&](std::size_t replicate, std::span<const double> posts) {
                          double sum = 0.0;
                          for (std::size_t step = 0; step < posts.size(); ++step) {
                              rates[bin_of_step_[step]][replicate] += posts[step];
                              sum += posts[step];
                              up_to_[replicate][step + 1] += sum;
                          }
                      });
    for (std::size_t bin = 0; bin < rates.size(); ++bin)
        for (double& value : rates[bin]) value /= hours_[bin];
    return rates;
}

Json ReportPosts::attention() const {
    Json json;
    json["width"] = json_number(width_);
    json["time"] = Json::array();
    for (std::size_t bin = 0; bin < hours_.size(); ++bin)
        json["time"].push_back(json_number(width_ * static_cast<double>(bin)));
    json["negative"] = json_fan(negative_);
    json["neutral"] = json_fan(neutral_);
    return json;
}

double ReportPosts::rate(std::size_t replicate, double from, double to) const {
    if (from < -rounding || to > axes_.time.back() + axes_.step + rounding) return NAN;
    const auto index = [&](double time) {
        return std::ranges::lower_bound(axes_.time, time - rounding) - axes_.time.begin();
    };
    const auto& posts = up_to_[replicate];
    return (posts[index(to)] - posts[index(from)]) / (to - from);
}

}  // namespace backlash
