#include <algorithm>
#include <cmath>
#include <optional>

#include "study/sensitivity/least_squares.hpp"
#include "study/sensitivity/sensitivity.hpp"

namespace backlash {
namespace {

// The chosen ones, shifted to mean 0 and scaled to length 1; nothing when they are all the same.
std::optional<std::vector<double>> standardised(const std::vector<double>& values,
                                                std::span<const std::uint32_t> chosen) {
    std::vector<double> scaled;
    for (const auto c : chosen) scaled.push_back(values[c]);
    if (std::ranges::adjacent_find(scaled, std::not_equal_to<>{}) == scaled.end()) return std::nullopt;
    double mean = 0.0;
    for (const double value : scaled) mean += value / static_cast<double>(scaled.size());
    double squares = 0.0;
    for (double& value : scaled) {
        value -= mean;
        squares += value * value;
    }
    for (double& value : scaled) value /= std::sqrt(squares);
    return scaled;
}

// Coefficients by column, then R^2; NaN when they cannot be had.
std::vector<double> regress(std::span<const std::vector<double>> columns, const std::vector<double>& values,
                            std::span<const std::uint32_t> chosen) {
    std::vector<double> result(columns.size() + 1, Estimate::missing);
    const auto y = standardised(values, chosen);
    std::vector<std::vector<double>> x;
    for (const auto& column : columns) {
        auto scaled = standardised(column, chosen);
        if (scaled) x.push_back(std::move(*scaled));
    }
    if (!y || x.size() < columns.size()) return result;
    const auto coefficients = least_squares(x, *y);
    if (!coefficients) return result;
    double residual = 0.0;
    for (std::size_t r = 0; r < y->size(); ++r) {
        double predicted = 0.0;
        for (std::size_t c = 0; c < x.size(); ++c) predicted += (*coefficients)[c] * x[c][r];
        residual += ((*y)[r] - predicted) * ((*y)[r] - predicted);
    }
    std::ranges::copy(*coefficients, result.begin());
    result.back() = 1.0 - residual;
    return result;
}

bool varies(const std::vector<double>& column, std::span<const std::uint32_t> cases) {
    for (const auto c : cases) {
        if (column[c] != column[cases.front()]) return true;
    }
    return false;
}

}  // namespace

Sensitivity standardised_regression(std::span<const std::vector<double>> columns,
                                    std::span<const double> values, std::uint64_t seed) {
    std::vector<std::uint32_t> cases;
    for (std::uint32_t c = 0; c < values.size(); ++c) {
        if (std::isfinite(values[c])) cases.push_back(c);
    }
    Sensitivity result{.used = cases.size(), .left_out = values.size() - cases.size()};
    std::vector<std::vector<double>> used;
    std::vector<std::size_t> owners;
    for (std::size_t p = 0; p < columns.size(); ++p) {
        if (cases.empty() || columns[p].empty() || !varies(columns[p], cases)) continue;
        owners.push_back(p);
        used.push_back({});
        for (const auto c : cases) used.back().push_back(columns[p][c]);
    }
    if (used.empty() || cases.size() < used.size() + 2) return result;
    std::vector<double> y;
    for (const auto c : cases) y.push_back(values[c]);
    const auto estimates =
        bootstrap(static_cast<std::uint32_t>(cases.size()), seed,
                  [&](std::span<const std::uint32_t> chosen) { return regress(used, y, chosen); });
    SensitivityMeasure measure{"regression", false,
                               "Standard deviations of the objective for one of the parameter, all others "
                               "held (standardised regression coefficient)",
                               std::vector<Estimate>(columns.size())};
    for (std::size_t i = 0; i < owners.size(); ++i) measure.values[owners[i]] = estimates[i];
    result.measures = {measure};
    result.explained = estimates.back().value;
    return result;
}

}  // namespace backlash
