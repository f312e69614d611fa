#include <cmath>

#include "study/sensitivity/sensitivity.hpp"

namespace backlash {
namespace {

// Rows of k + 2 values without a missing one.
std::vector<std::span<const double>> complete_rows(std::span<const double> values, std::size_t width) {
    std::vector<std::span<const double>> rows;
    for (std::size_t at = 0; at + width <= values.size(); at += width) {
        const auto row = values.subspan(at, width);
        bool is_complete = true;
        for (const double value : row) is_complete = is_complete && std::isfinite(value);
        if (is_complete) rows.push_back(row);
    }
    return rows;
}

struct Moments {
    double mean = 0.0;
    double variance = 0.0;
};

// Over f(A) and f(B).
Moments moments(std::span<const std::span<const double>> rows, std::span<const std::uint32_t> chosen) {
    const auto n = 2.0 * static_cast<double>(chosen.size());
    Moments result;
    for (const auto r : chosen) result.mean += (rows[r][0] + rows[r][1]) / n;
    for (const auto r : chosen) {
        const double a = rows[r][0] - result.mean;
        const double b = rows[r][1] - result.mean;
        result.variance += (a * a + b * b) / n;
    }
    return result;
}

}  // namespace

Sensitivity sobol_indices(std::span<const double> values, std::size_t parameters, std::uint64_t seed) {
    const auto width = parameters + 2;
    const auto rows = complete_rows(values, width);
    Sensitivity result{.used = rows.size(), .left_out = values.size() / width - rows.size()};
    if (rows.size() < 2) return result;
    const auto statistics = [&](std::span<const std::uint32_t> chosen) {
        const auto [mean, variance] = moments(rows, chosen);
        const auto n = static_cast<double>(chosen.size());
        std::vector<double> indices(2 * parameters, 0.0);
        for (const auto r : chosen) {
            for (std::size_t i = 0; i < parameters; ++i) {
                const double change = rows[r][2 + i] - rows[r][0];  // f(A_B^i) - f(A)
                indices[i] += (rows[r][1] - mean) * change / n;
                indices[parameters + i] += change * change / (2.0 * n);
            }
        }
        for (double& index : indices) index = variance > 0.0 ? index / variance : Estimate::missing;
        return indices;
    };
    const auto estimates = bootstrap(static_cast<std::uint32_t>(rows.size()), seed, statistics);
    const auto half = estimates.begin() + static_cast<std::ptrdiff_t>(parameters);
    result.measures = {{"sobol_first",
                        false,
                        "Share of the variance that the parameter explains alone",
                        {estimates.begin(), half}},
                       {"sobol_total", false, "The same with all its interactions", {half, estimates.end()}}};
    return result;
}

}  // namespace backlash
