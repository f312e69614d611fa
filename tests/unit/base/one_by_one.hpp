// Draws for one account at a time: what the draws by the batch must give.
#pragma once

#include <array>
#include <cmath>
#include <span>

#include "base/elementary.hpp"
#include "base/normal_quantile.hpp"
#include "base/random_streams.hpp"

namespace backlash::one_by_one {

inline double draw_normal(UniformSequence& uniforms) {
    return normal_quantile(uniforms.next());
}

inline double draw_pareto(UniformSequence& uniforms, double index) {
    return portable_pow(uniforms.next(), -1.0 / index);
}

inline double draw_lognormal(UniformSequence& uniforms, double mu, double sigma) {
    return portable_exp(mu + sigma * draw_normal(uniforms));
}

inline double draw_gamma(UniformSequence& uniforms, double shape) {
    if (shape < 1.0) {  // X(a) = X(a + 1) U^(1/a)
        const double boosted = draw_gamma(uniforms, shape + 1.0);
        return boosted * portable_pow(uniforms.next(), 1.0 / shape);
    }
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
        const double x = draw_normal(uniforms);
        const double u = uniforms.next();
        const double root = 1.0 + c * x;
        if (root <= 0.0) continue;
        const double v = root * root * root;
        if (portable_log(u) < 0.5 * x * x + d - d * v + d * portable_log(v)) return d * v;
    }
}

inline double draw_beta(UniformSequence& uniforms, double a, double b) {
    const double x = draw_gamma(uniforms, a);
    const double y = draw_gamma(uniforms, b);
    return x / (x + y);
}

inline std::array<double, 4> draw_dirichlet(UniformSequence& uniforms,
                                            std::span<const double, 4> concentrations) {
    std::array<double, 4> parts{};
    double sum = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i) sum += parts[i] = draw_gamma(uniforms, concentrations[i]);
    for (double& part : parts) part /= sum;
    return parts;
}

}  // namespace backlash::one_by_one
