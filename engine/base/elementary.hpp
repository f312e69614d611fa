// exp, log and pow that give the same bits on every machine.
//
// The C library's differ in the last place between versions and processors; these use only IEEE additions,
// multiplications and divisions in a fixed order. Error in units in the last place: exp below 2 (1.65
// measured), log below 1.5 (0.92 measured), pow below 2 + 3 |exponent ln base|
// (tests/unit/base/elementary_test.cpp). A NaN gives a NaN. Rational approximations: Moshier 1989, Cephes.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>

namespace backlash {

// e^x. Below -708 exactly 0 (no subnormal results), above 709.7 infinity. Without a branch.
inline double portable_exp(double x) {
    constexpr double lowest = -708.0;
    constexpr double highest = 709.7;
    const double above = x < lowest ? lowest : x;
    const double inside = above > highest ? highest : above;
    // x = n ln 2 + r, |r| <= ln 2 / 2; adding and subtracting 1.5 * 2^52 rounds to the nearest integer, which
    // the lowest bits of the sum are: vector registers cannot convert integers.
    constexpr double rounding = 0x1.8p52;
    const double rounded = inside * 1.4426950408889634073599 + rounding;
    const double n = rounded - rounding;
    double r = inside - n * 6.93145751953125e-1;
    r -= n * 1.42860682030941723212e-6;
    const double rr = r * r;
    const double p = r * ((1.26177193074810590878e-4 * rr + 3.02994407707441961300e-2) * rr + 1.0);
    const double q =
        ((3.00198505138664455042e-6 * rr + 2.52448340349684104192e-3) * rr + 2.27265548208155028766e-1) * rr +
        2.0;
    const double fraction = 1.0 + 2.0 * (p / (q - p));
    // 2^1024 has no representation: halve the power and double the product.
    const bool is_last = n > 1023.0;
    const std::uint64_t biased = std::bit_cast<std::uint64_t>(rounded) + (is_last ? 1022U : 1023U);
    const double power = fraction * (is_last ? 2.0 : 1.0) * std::bit_cast<double>(biased << 52);
    const double not_too_small = x < lowest ? 0.0 : power;
    return x > highest ? std::numeric_limits<double>::infinity() : not_too_small;
}

// e^x in single precision, x <= 0: below -87 exactly 0. Without a branch, so that a loop over it runs in
// vector registers. Error below 2 units in the last place of a float.
inline float portable_exp_float(float x) {
    const float inside = x < -87.0F ? -87.0F : x;
    constexpr float rounding = 0x1.8p23F;
    const float n = (inside * 1.44269504088896341F + rounding) - rounding;
    float r = inside - n * 0.693359375F;
    r -= n * -2.12194440e-4F;
    float p = 1.9875691500e-4F;
    p = p * r + 1.3981999507e-3F;
    p = p * r + 8.3334519073e-3F;
    p = p * r + 4.1665795894e-2F;
    p = p * r + 1.6666665459e-1F;
    p = p * r + 5.0000001201e-1F;
    const float fraction = (p * r * r + r) + 1.0F;
    const auto power = static_cast<std::uint32_t>(static_cast<std::int32_t>(n) + 127) << 23;
    // A mask, because a product under a condition keeps compilers from vector registers.
    const std::uint32_t kept = x < -87.0F ? 0U : ~0U;
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(fraction * std::bit_cast<float>(power)) & kept);
}

// Natural logarithm of 2^power m, m in [1/2, 1). Without a branch.
inline double log_of_parts(double power, double m) {
    // 2^exponent (1 + z), 1 + z in [sqrt(1/2), sqrt(2))
    const bool small = m < 0.70710678118654752440;
    const double exponent = small ? power - 1.0 : power;
    const double z = (small ? m + m : m) - 1.0;
    const double zz = z * z;
    const double p =
        ((((1.01875663804580931796e-4 * z + 4.97494994976747001425e-1) * z + 4.70579119878881725854) * z +
          1.44989225341610930846e1) *
             z +
         1.79368678507819816313e1) *
            z +
        7.70838733755885391666;
    const double q =
        ((((z + 1.12873587189167450590e1) * z + 4.52279145837532221105e1) * z + 8.29875266912776603211e1) *
             z +
         7.11544750618563894466e1) *
            z +
        2.31251620126765340583e1;
    double y = z * (zz * p / q);
    y -= exponent * 2.121944400546905827679e-4;
    y -= 0.5 * zz;
    return (z + y) + exponent * 0.693359375;
}

// Natural logarithm of a positive normal number: the bits of portable_log(), without a branch.
inline double portable_log_of_normal(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    // The biased exponent as the lowest bits of 2^52 + exponent: vector registers cannot convert integers.
    const double power = std::bit_cast<double>((bits >> 52) | 0x4330000000000000ULL) - (0x1p52 + 1022.0);
    const auto m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFULL) | 0x3FE0000000000000ULL);
    return log_of_parts(power, m);
}

// Natural logarithm: -infinity for 0, NaN for a negative number.
inline double portable_log(double x) {
    if (x >= std::numeric_limits<double>::min() && x <= std::numeric_limits<double>::max())
        return portable_log_of_normal(x);
    if (x == 0.0) return -std::numeric_limits<double>::infinity();
    if (!(x > 0.0)) return std::numeric_limits<double>::quiet_NaN();
    if (x > 1.0) return x;
    const auto bits = std::bit_cast<std::uint64_t>(x * 0x1p54);  // subnormal
    return log_of_parts(static_cast<double>(bits >> 52) - (1022.0 + 54.0),
                        std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFULL) | 0x3FE0000000000000ULL));
}

// base^exponent for base >= 0; NaN for a negative base, except that anything to the power 0 is 1.
inline double portable_pow(double base, double exponent) {
    if (exponent == 0.0) return 1.0;
    return portable_exp(exponent * portable_log(base));
}

}  // namespace backlash
