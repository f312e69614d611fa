#include "base/draw_batch.hpp"

#include <cmath>

#include "base/elementary.hpp"
#include "base/normal_quantile.hpp"
#include "base/vector_loop.hpp"

namespace backlash {
namespace {

// Entries of a batch, ascending.
struct Entries {
    PerEntry<std::uint16_t> at;
    std::uint32_t count = 0;

    std::span<const std::uint16_t> span() const { return std::span(at).first(count); }
};

// Those for which `chosen(k)` holds. Without a branch.
template <class Chosen>
void list_entries(std::uint32_t size, const Chosen& chosen, Entries& entries) {
    std::uint32_t count = 0;
    for (std::uint32_t k = 0; k < size; ++k) {
        entries.at[count] = static_cast<std::uint16_t>(k);
        count += chosen(k) ? 1 : 0;
    }
    entries.count = count;
}

// values[k] becomes its normal quantile. The centre is computed for all, what is outside of it, one in seven,
// packed together and once more.
void to_normal_quantiles(PerEntry<double>& values, std::uint32_t size) {
    Entries outside;
    list_entries(
        size, [&](std::uint32_t k) { return !wichura::is_central(values[k]); }, outside);
    PerEntry<double> u;
    PerEntry<double> r;
    PerEntry<double> quantile;
    for (std::uint32_t j = 0; j < outside.count; ++j) u[j] = values[outside.at[j]];
    vector_loop([&, size, outer = outside.count] {
        const std::uint32_t last = size;
        const std::uint32_t last_outer = outer;
        for (std::uint32_t k = 0; k < last; ++k) values[k] = wichura::centre_quantile(values[k]);
        for (std::uint32_t j = 0; j < last_outer; ++j) {
            r[j] = std::sqrt(wichura::tail_exponent(u[j]));
            quantile[j] = wichura::middle_quantile(u[j], r[j]);
        }
    });
    for (std::uint32_t j = 0; j < outside.count; ++j)
        values[outside.at[j]] = r[j] <= 5.0 ? quantile[j] : wichura::far_quantile(u[j], r[j]);
}

// Marsaglia and Tsang 2000, shape >= 1: one attempt of every account, and those where it failed. Their
// squeeze accepts nine of ten without a logarithm; narrowed by much more than rounding moves the test itself,
// it accepts nobody whom the test would not.
void attempt_gammas(UniformBatch& uniforms, double shape, PerEntry<double>& values, Entries& failed) {
    PerEntry<double> x;
    PerEntry<double> u;
    PerEntry<double> excess;  // negative: accepted
    uniforms.next(x);
    uniforms.next(u);
    to_normal_quantiles(x, uniforms.size());
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    vector_loop([&, d_value = d, c_value = c, size = uniforms.size()] {
        const std::uint32_t last = size;
        const double dd = d_value;
        const double cc = c_value;
        const double surely = 1.0 - 1e-9 * (1.0 + dd);
        for (std::uint32_t k = 0; k < last; ++k) {
            const double root = 1.0 + cc * x[k];
            const double xx = x[k] * x[k];
            values[k] = dd * (root * root * root);
            excess[k] = u[k] - (surely - 0.0331 * (xx * xx));
        }
    });
    Entries unsure;
    list_entries(
        uniforms.size(), [&](std::uint32_t k) { return !(excess[k] < 0.0); }, unsure);
    for (std::uint32_t j = 0; j < unsure.count; ++j) {
        x[j] = x[unsure.at[j]];
        u[j] = u[unsure.at[j]];
    }
    vector_loop([&, d_value = d, c_value = c, size = unsure.count] {
        const std::uint32_t last = size;
        const double dd = d_value;
        const double cc = c_value;
        for (std::uint32_t j = 0; j < last; ++j) {
            const double root = 1.0 + cc * x[j];
            const double v = root * root * root;
            const double limit = 0.5 * x[j] * x[j] + dd - dd * v + dd * portable_log_of_normal(v);
            const double too_much = portable_log_of_normal(u[j]) - limit;
            excess[j] = root > 0.0 ? too_much : 1.0;
        }
    });
    list_entries(
        unsure.count, [&](std::uint32_t j) { return !(excess[j] < 0.0); }, failed);
    for (std::uint32_t j = 0; j < failed.count; ++j) failed.at[j] = unsure.at[failed.at[j]];
}

// One in twenty fails at shape 1, fewer at larger ones.
void draw_gammas_from_one(UniformBatch& uniforms, double shape, PerEntry<double>& values) {
    Entries failed;
    attempt_gammas(uniforms, shape, values, failed);
    if (failed.count == 0) return;
    UniformBatch again = uniforms.of(failed.span());
    PerEntry<double> drawn;
    draw_gammas_from_one(again, shape, drawn);
    for (std::uint32_t j = 0; j < failed.count; ++j) values[failed.at[j]] = drawn[j];
    uniforms.follow(failed.span(), again);
}

}  // namespace

void draw_normals(UniformBatch& uniforms, PerEntry<double>& values) {
    uniforms.next(values);
    to_normal_quantiles(values, uniforms.size());
}

void draw_lognormals(UniformBatch& uniforms, double mu, double sigma, PerEntry<double>& values) {
    draw_normals(uniforms, values);
    vector_loop([&, mu, sigma, size = uniforms.size()] {
        const std::uint32_t last = size;
        const double mean = mu;
        const double spread = sigma;
        for (std::uint32_t k = 0; k < last; ++k) values[k] = portable_exp(mean + spread * values[k]);
    });
}

void draw_paretos(UniformBatch& uniforms, double index, PerEntry<double>& values) {
    uniforms.next(values);
    vector_loop([value = values.data(), size = uniforms.size(), exponent = -1.0 / index] {
        const std::uint32_t last = size;
        const double power = exponent;
        for (std::uint32_t k = 0; k < last; ++k)
            value[k] = portable_exp(power * portable_log_of_normal(value[k]));
    });
}

void draw_gammas(UniformBatch& uniforms, double shape, PerEntry<double>& values) {
    if (shape >= 1.0) {
        draw_gammas_from_one(uniforms, shape, values);
        return;
    }
    draw_gammas_from_one(uniforms, shape + 1.0, values);  // X(a) = X(a + 1) U^(1/a)
    PerEntry<double> u;
    uniforms.next(u);
    vector_loop([&, power = 1.0 / shape, size = uniforms.size()] {
        const std::uint32_t last = size;
        const double exponent = power;
        for (std::uint32_t k = 0; k < last; ++k)
            values[k] *= portable_exp(exponent * portable_log_of_normal(u[k]));
    });
}

void draw_betas(UniformBatch& uniforms, double a, double b, PerEntry<double>& values) {
    PerEntry<double> other;
    draw_gammas(uniforms, a, values);
    draw_gammas(uniforms, b, other);
    vector_loop([&, size = uniforms.size()] {
        const std::uint32_t last = size;
        for (std::uint32_t k = 0; k < last; ++k) values[k] = values[k] / (values[k] + other[k]);
    });
}

void draw_dirichlets(UniformBatch& uniforms, std::span<const double, 4> concentrations,
                     std::array<PerEntry<double>, 4>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) draw_gammas(uniforms, concentrations[i], values[i]);
    vector_loop([&, size = uniforms.size()] {
        const std::uint32_t last = size;
        for (std::uint32_t k = 0; k < last; ++k) {
            const double sum = values[0][k] + values[1][k] + values[2][k] + values[3][k];
            for (auto& part : values) part[k] /= sum;
        }
    });
}

}  // namespace backlash
