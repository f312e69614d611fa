// exp, log and pow against the C library in long double, in units in the last place (ulp) of the true value.
#include "base/elementary.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "base/random_streams.hpp"

namespace backlash {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr int arguments = 300000;

double ulps_off(double value, long double truth) {
    const double ulp = std::ldexp(1.0, std::ilogb(static_cast<double>(truth)) - 52);
    return static_cast<double>(std::abs(value - truth) / ulp);
}

// Calls visit(x) for many x, uniform over [low, high].
template <typename Visit>
void for_random_arguments(double low, double high, const Visit& visit) {
    UniformSequence uniforms(RandomSource{}, 0, Stream::activity);
    for (int i = 0; i < arguments; ++i) visit(low + (high - low) * uniforms.next());
}

double worst_exp_error(double low, double high) {
    double worst = 0.0;
    for_random_arguments(low, high, [&](double x) {
        worst = std::max(worst, ulps_off(portable_exp(x), std::exp(static_cast<long double>(x))));
    });
    return worst;
}

double worst_log_error(double low_power, double high_power) {
    double worst = 0.0;
    for_random_arguments(low_power, high_power, [&](double power) {
        const double x = std::exp2(power);
        worst = std::max(worst, ulps_off(portable_log(x), std::log(static_cast<long double>(x))));
    });
    return worst;
}

TEST(PortableExp, StaysWithinItsErrorBound) {
    EXPECT_LT(worst_exp_error(-708.0, 709.7), 2.0);
    EXPECT_LT(worst_exp_error(-40.0, 0.0), 2.0);
    EXPECT_LT(worst_exp_error(-1.0, 1.0), 2.0);
    EXPECT_LT(worst_exp_error(-1e-10, 1e-10), 2.0);
    EXPECT_LT(worst_exp_error(709.0, 709.7), 2.0);
}

TEST(PortableExp, KnowsItsEdges) {
    EXPECT_EQ(portable_exp(0.0), 1.0);
    EXPECT_EQ(portable_exp(-0.0), 1.0);
    EXPECT_EQ(portable_exp(5e-324), 1.0);
    EXPECT_GT(portable_exp(-708.0), std::numeric_limits<double>::min());
    EXPECT_EQ(portable_exp(std::nextafter(-708.0, -infinity)), 0.0);
    EXPECT_EQ(portable_exp(-1e300), 0.0);
    EXPECT_EQ(portable_exp(-infinity), 0.0);
    EXPECT_LT(portable_exp(709.7), infinity);
    EXPECT_EQ(portable_exp(std::nextafter(709.7, infinity)), infinity);
    EXPECT_EQ(portable_exp(1e300), infinity);
    EXPECT_EQ(portable_exp(infinity), infinity);
    EXPECT_TRUE(std::isnan(portable_exp(nan)));
}

TEST(PortableLog, StaysWithinItsErrorBound) {
    EXPECT_LT(worst_log_error(-1022.0, 1024.0), 1.5);
    EXPECT_LT(worst_log_error(-60.0, 0.0), 1.5);
    EXPECT_LT(worst_log_error(-1.0, 1.0), 1.5);
    EXPECT_LT(worst_log_error(-0.001, 0.001), 1.5);
    EXPECT_LT(worst_log_error(-1074.0, -1022.0), 1.5) << "subnormal arguments";
}

TEST(PortableLog, KnowsItsEdges) {
    EXPECT_EQ(portable_log(1.0), 0.0);
    EXPECT_EQ(portable_log(0.0), -infinity);
    EXPECT_EQ(portable_log(-0.0), -infinity);
    EXPECT_EQ(portable_log(infinity), infinity);
    EXPECT_EQ(portable_log(5e-324), std::log(5e-324));
    EXPECT_EQ(portable_log(std::numeric_limits<double>::min()), std::log(std::numeric_limits<double>::min()));
    EXPECT_EQ(portable_log(std::numeric_limits<double>::max()), std::log(std::numeric_limits<double>::max()));
    EXPECT_TRUE(std::isnan(portable_log(-1.0)));
    EXPECT_TRUE(std::isnan(portable_log(-infinity)));
    EXPECT_TRUE(std::isnan(portable_log(nan)));
    EXPECT_TRUE(std::isnan(portable_log(-nan)));
}

TEST(PortableLog, IsExactToTheLastPlaceAtPowersOfTwo) {
    for (int power = -1022; power < 1024; ++power) {
        if (power == 0) continue;
        const double x = std::ldexp(1.0, power);
        EXPECT_LE(ulps_off(portable_log(x), std::log(static_cast<long double>(x))), 1.0) << power;
    }
}

TEST(PortablePow, StaysWithinItsErrorBound) {
    for (const double largest : {0.01, 1.0, 10.0, 100.0, 700.0}) {
        UniformSequence uniforms(RandomSource{}, 1, Stream::activity);
        for (int i = 0; i < arguments / 5; ++i) {
            const double base = std::exp2(100.0 * uniforms.next() - 50.0);
            const double exponent = largest * (2.0 * uniforms.next() - 1.0) / std::log(base);
            const long double truth =
                std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
            const double bound = 2.0 + 3.0 * std::abs(exponent * std::log(base));
            ASSERT_LT(ulps_off(portable_pow(base, exponent), truth), bound) << base << "^" << exponent;
        }
    }
}

TEST(PortablePow, KnowsItsEdges) {
    EXPECT_EQ(portable_pow(1.0, 12.5), 1.0);
    EXPECT_EQ(portable_pow(0.0, 0.0), 1.0);
    EXPECT_EQ(portable_pow(0.0, 2.0), 0.0);
    EXPECT_EQ(portable_pow(0.0, -2.0), infinity);
    EXPECT_EQ(portable_pow(infinity, 0.0), 1.0);
    EXPECT_EQ(portable_pow(infinity, 0.5), infinity);
    EXPECT_EQ(portable_pow(infinity, -0.5), 0.0);
    EXPECT_EQ(portable_pow(1e200, 2.0), infinity);
    EXPECT_EQ(portable_pow(1e200, -2.0), 0.0);
    EXPECT_TRUE(std::isnan(portable_pow(-2.0, 2.0)));
    EXPECT_TRUE(std::isnan(portable_pow(nan, 2.0)));
    EXPECT_TRUE(std::isnan(portable_pow(2.0, nan)));
}

TEST(PortableExpFloat, StaysWithinItsErrorBound) {
    UniformSequence uniforms(RandomSource{}, 3, Stream::activity);
    double worst = 0.0;
    for (int i = 0; i < arguments; ++i) {
        const auto x = static_cast<float>(-87.0 * uniforms.next());
        const double truth = std::exp(static_cast<double>(x));
        const double unit = std::ldexp(1.0, std::ilogb(truth) - 23);
        worst = std::max(worst, std::abs(portable_exp_float(x) - truth) / unit);
    }
    EXPECT_LT(worst, 2.0);
    EXPECT_GT(worst, 0.1);  // the comparison compares something
}

TEST(PortableExpFloat, KnowsItsEdges) {
    EXPECT_EQ(portable_exp_float(0.0F), 1.0F);
    EXPECT_EQ(portable_exp_float(-0.0F), 1.0F);
    EXPECT_EQ(portable_exp_float(-87.5F), 0.0F);
    EXPECT_EQ(portable_exp_float(-1e30F), 0.0F);
    EXPECT_GT(portable_exp_float(-86.9F), 0.0F);
}

RC_GTEST_PROP(PortableExp, DoesNotFallWhenItsArgumentRises, ()) {
    const double x = static_cast<double>(*rc::gen::inRange(-708'000'000, 709'000'000)) * 1e-6;
    RC_ASSERT(portable_exp(x) <= portable_exp(x + 1e-6));
}

}  // namespace
}  // namespace backlash
