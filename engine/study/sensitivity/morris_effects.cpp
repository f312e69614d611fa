#include <cmath>

#include "study/sensitivity/sensitivity.hpp"

namespace backlash {
namespace {

using Effects = std::vector<double>;  // by parameter

// The elementary effects of one trajectory; NaN where a value is missing.
Effects effects_of(std::span<const std::vector<double>> points, std::span<const double> values) {
    const auto parameters = points.front().size();
    Effects effects(parameters, Estimate::missing);
    for (std::size_t step = 1; step < points.size(); ++step) {
        for (std::size_t i = 0; i < parameters; ++i) {
            const double moved = points[step][i] - points[step - 1][i];
            if (moved != 0.0) effects[i] = (values[step] - values[step - 1]) / moved;
        }
    }
    return effects;
}

bool is_complete(const Effects& effects) {
    for (const double effect : effects) {
        if (!std::isfinite(effect)) return false;
    }
    return true;
}

// mu, mu* and sigma of all parameters, one after the other.
std::vector<double> statistics_of(std::span<const Effects> all, std::span<const std::uint32_t> chosen) {
    const auto parameters = all.front().size();
    const auto n = static_cast<double>(chosen.size());
    std::vector<double> statistics(3 * parameters, 0.0);
    for (std::size_t i = 0; i < parameters; ++i) {
        double& mean = statistics[i];
        double& mean_size = statistics[parameters + i];
        double squares = 0.0;
        for (const auto t : chosen) {
            mean += all[t][i] / n;
            mean_size += std::fabs(all[t][i]) / n;
        }
        for (const auto t : chosen) squares += (all[t][i] - mean) * (all[t][i] - mean);
        statistics[2 * parameters + i] = std::sqrt(squares / (n - 1.0));
    }
    return statistics;
}

}  // namespace

Sensitivity morris_effects(std::span<const std::vector<double>> points, std::span<const double> values,
                           std::uint64_t seed) {
    if (points.empty()) return {};
    const auto parameters = points.front().size();
    const auto length = parameters + 1;
    std::vector<Effects> all;
    for (std::size_t at = 0; at + length <= points.size(); at += length) {
        auto effects = effects_of(points.subspan(at, length), values.subspan(at, length));
        if (is_complete(effects)) all.push_back(std::move(effects));
    }
    Sensitivity result{.used = all.size(), .left_out = points.size() / length - all.size()};
    if (all.size() < 2) return result;
    const auto estimates =
        bootstrap(static_cast<std::uint32_t>(all.size()), seed,
                  [&](std::span<const std::uint32_t> chosen) { return statistics_of(all, chosen); });
    const auto part = [&](std::size_t which) {
        const auto first = estimates.begin() + static_cast<std::ptrdiff_t>(which * parameters);
        return std::vector<Estimate>(first, first + static_cast<std::ptrdiff_t>(parameters));
    };
    result.measures = {{"morris_mu", true, "Mean effect of the whole range of the parameter", part(0)},
                       {"morris_mu_star", true, "Mean size of that effect", part(1)},
                       {"morris_sigma", true, "Its standard deviation: interactions and curvature", part(2)}};
    return result;
}

}  // namespace backlash
