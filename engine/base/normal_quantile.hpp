// Quantile of the standard normal distribution: Wichura 1988, AS 241 (PPND16), relative error below 1e-15.
//
// In pieces without a branch, of which loops in vector registers take those they need.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

#include "base/elementary.hpp"

namespace backlash {
namespace wichura {

template <std::size_t n>
constexpr double polynomial(const std::array<double, n>& ascending, double x) {
    double value = 0.0;
    for (std::size_t i = n; i-- > 0;) value = value * x + ascending[i];
    return value;
}

// Coefficients of AS 241 (PPND16): centre, |u - 1/2| <= 0.425.
inline constexpr std::array<double, 8> centre_top = {
    3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
    4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
inline constexpr std::array<double, 8> centre_bottom = {1.0,
                                                        4.2313330701600911252e+1,
                                                        6.8718700749205790830e+2,
                                                        5.3941960214247511077e+3,
                                                        2.1213794301586595867e+4,
                                                        3.9307895800092710610e+4,
                                                        2.8729085735721942674e+4,
                                                        5.2264952788528545610e+3};
// Middle: sqrt(-log(tail)) <= 5.
inline constexpr std::array<double, 8> middle_top = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                                     5.76949722146069140550e0,  3.64784832476320460504e0,
                                                     1.27045825245236838258e0,  2.41780725177450611770e-1,
                                                     2.27238449892691845833e-2, 7.74545014278341407640e-4};
inline constexpr std::array<double, 8> middle_bottom = {1.0,
                                                        2.05319162663775882187e0,
                                                        1.67638483018380384940e0,
                                                        6.89767334985100004550e-1,
                                                        1.48103976427480074590e-1,
                                                        1.51986665636164571966e-2,
                                                        5.47593808499534494600e-4,
                                                        1.05075007164441684324e-9};
// Far tail.
inline constexpr std::array<double, 8> tail_top = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                                   1.78482653991729133580e0,  2.96560571828504891230e-1,
                                                   2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                                   2.71155556874348757815e-5, 2.01033439929228813265e-7};
inline constexpr std::array<double, 8> tail_bottom = {1.0,
                                                      5.99832206555887937690e-1,
                                                      1.36929880922735805310e-1,
                                                      1.48753612908506148525e-2,
                                                      7.86869131145613259100e-4,
                                                      1.84631831751005468180e-5,
                                                      1.42151175831644588870e-7,
                                                      2.04426310338993978564e-15};

constexpr double centre_limit = 0.425;

inline bool is_central(double u) {
    return std::abs(u - 0.5) <= centre_limit;
}

// The quantile of a central u.
inline double centre_quantile(double u) {
    const double q = u - 0.5;
    const double r = 0.180625 - q * q;
    return q * polynomial(centre_top, r) / polynomial(centre_bottom, r);
}

// -log of the smaller tail of u, the square of what the quantile outside the centre depends on.
inline double tail_exponent(double u) {
    return -portable_log_of_normal(u < 0.5 ? u : 1.0 - u);
}

// The quantile outside the centre, r = sqrt(tail_exponent(u)) <= 5.
inline double middle_quantile(double u, double r) {
    const double size = polynomial(middle_top, r - 1.6) / polynomial(middle_bottom, r - 1.6);
    return u < 0.5 ? -size : size;
}

// The same, r > 5.
inline double far_quantile(double u, double r) {
    const double size = polynomial(tail_top, r - 5.0) / polynomial(tail_bottom, r - 5.0);
    return u < 0.5 ? -size : size;
}

}  // namespace wichura

// u in (0, 1), a normal number.
inline double normal_quantile(double u) {
    if (wichura::is_central(u)) return wichura::centre_quantile(u);
    const double r = std::sqrt(wichura::tail_exponent(u));
    return r <= 5.0 ? wichura::middle_quantile(u, r) : wichura::far_quantile(u, r);
}

}  // namespace backlash
