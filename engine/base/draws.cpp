#include "base/draws.hpp"

#include <cmath>

#include "base/elementary.hpp"

namespace backlash {
namespace {

template <std::size_t n>
double polynomial(const std::array<double, n>& ascending, double x) {
    double value = 0.0;
    for (std::size_t i = n; i-- > 0;) value = value * x + ascending[i];
    return value;
}

// Coefficients of AS 241 (PPND16): centre, |u - 1/2| <= 0.425.
constexpr std::array<double, 8> centre_top = {
    3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
    4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array<double, 8> centre_bottom = {1.0,
                                                 4.2313330701600911252e+1,
                                                 6.8718700749205790830e+2,
                                                 5.3941960214247511077e+3,
                                                 2.1213794301586595867e+4,
                                                 3.9307895800092710610e+4,
                                                 2.8729085735721942674e+4,
                                                 5.2264952788528545610e+3};
// Middle: sqrt(-log(tail)) <= 5.
constexpr std::array<double, 8> middle_top = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                              5.76949722146069140550e0,  3.64784832476320460504e0,
                                              1.27045825245236838258e0,  2.41780725177450611770e-1,
                                              2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array<double, 8> middle_bottom = {1.0,
                                                 2.05319162663775882187e0,
                                                 1.67638483018380384940e0,
                                                 6.89767334985100004550e-1,
                                                 1.48103976427480074590e-1,
                                                 1.51986665636164571966e-2,
                                                 5.47593808499534494600e-4,
                                                 1.05075007164441684324e-9};
// Far tail.
constexpr std::array<double, 8> tail_top = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                            1.78482653991729133580e0,  2.96560571828504891230e-1,
                                            2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                            2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> tail_bottom = {1.0,
                                               5.99832206555887937690e-1,
                                               1.36929880922735805310e-1,
                                               1.48753612908506148525e-2,
                                               7.86869131145613259100e-4,
                                               1.84631831751005468180e-5,
                                               1.42151175831644588870e-7,
                                               2.04426310338993978564e-15};

}  // namespace

double normal_quantile(double u) {
    const double q = u - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(centre_top, r) / polynomial(centre_bottom, r);
    }
    const double tail = q < 0.0 ? u : 1.0 - u;
    const double r = std::sqrt(-portable_log(tail));
    const double size = r <= 5.0 ? polynomial(middle_top, r - 1.6) / polynomial(middle_bottom, r - 1.6)
                                 : polynomial(tail_top, r - 5.0) / polynomial(tail_bottom, r - 5.0);
    return q < 0.0 ? -size : size;
}

double draw_normal(UniformSequence& uniforms) {
    return normal_quantile(uniforms.next());
}

double draw_exponential(UniformSequence& uniforms) {
    return exponential_from(uniforms.next());
}

double draw_gamma(UniformSequence& uniforms, double shape) {
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

double draw_beta(UniformSequence& uniforms, double a, double b) {
    const double x = draw_gamma(uniforms, a);
    const double y = draw_gamma(uniforms, b);
    return x / (x + y);
}

double draw_pareto(UniformSequence& uniforms, double index) {
    return portable_pow(uniforms.next(), -1.0 / index);
}

double draw_lognormal(UniformSequence& uniforms, double mu, double sigma) {
    return portable_exp(mu + sigma * draw_normal(uniforms));
}

std::array<double, 4> draw_dirichlet(UniformSequence& uniforms, std::span<const double, 4> concentrations) {
    std::array<double, 4> parts{};
    double sum = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i) sum += parts[i] = draw_gamma(uniforms, concentrations[i]);
    for (double& part : parts) part /= sum;
    return parts;
}

}  // namespace backlash
