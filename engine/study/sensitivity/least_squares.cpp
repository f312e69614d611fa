#include "study/sensitivity/least_squares.hpp"

#include <cmath>
#include <cstddef>

namespace backlash {
namespace {

double dot_from(std::size_t row, const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0.0;
    for (std::size_t r = row; r < a.size(); ++r) sum += a[r] * b[r];
    return sum;
}

// Reflects the vector from that row on: x - v (2 v'x / v'v).
void reflect(const std::vector<double>& v, double v_squared, std::size_t row, std::vector<double>& x) {
    const double factor = 2.0 * dot_from(row, v, x) / v_squared;
    for (std::size_t r = row; r < x.size(); ++r) x[r] -= factor * v[r];
}

}  // namespace

std::optional<std::vector<double>> least_squares(std::vector<std::vector<double>> columns,
                                                 std::vector<double> b) {
    constexpr double least_independence = 1e-10;
    const auto count = columns.size();
    for (std::size_t k = 0; k < count; ++k) {
        const double whole = std::sqrt(dot_from(0, columns[k], columns[k]));
        const double rest = std::sqrt(dot_from(k, columns[k], columns[k]));
        if (!(rest > least_independence * whole)) return std::nullopt;
        auto v = columns[k];
        v[k] += v[k] < 0.0 ? -rest : rest;
        const double v_squared = dot_from(k, v, v);
        for (std::size_t c = k; c < count; ++c) reflect(v, v_squared, k, columns[c]);
        reflect(v, v_squared, k, b);
    }
    std::vector<double> x(count);
    for (std::size_t k = count; k-- > 0;) {
        double sum = b[k];
        for (std::size_t c = k + 1; c < count; ++c) sum -= columns[c][k] * x[c];
        x[k] = sum / columns[k][k];
    }
    return x;
}

}  // namespace backlash
