// Each draw against its distribution: Kolmogorov-Smirnov with 20000 accounts, one draw an account, as the
// engine draws. False alarm rate 1e-4 a test; the seed is fixed, so a pass stays a pass.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/pareto.hpp>
#include <functional>
#include <ostream>
#include <string>

#include "base/one_by_one.hpp"
#include "kolmogorov_smirnov.hpp"

namespace backlash {
namespace {

using namespace boost::math;

constexpr std::uint32_t accounts = 20000;
constexpr double false_alarm_rate = 1e-4;

std::vector<double> one_draw_an_account(const std::function<double(UniformSequence&)>& draw) {
    std::vector<double> sample(accounts);
    for (std::uint32_t account = 0; account < accounts; ++account) {
        UniformSequence uniforms(RandomSource{.seed = 17}, account, Stream::reactivity);
        sample[account] = draw(uniforms);
    }
    return sample;
}

struct Case {
    std::string name;
    std::function<double(UniformSequence&)> draw;
    std::function<double(double)> cdf;
};

void PrintTo(const Case& tested, std::ostream* out) {
    *out << tested.name;
}

template <typename Law>
std::function<double(double)> cdf_of(const Law& law) {
    return [law](double x) { return cdf(law, x); };
}

std::vector<Case> cases() {
    return {
        {"Uniform", [](UniformSequence& u) { return u.next(); }, [](double x) { return x; }},
        {"Normal", one_by_one::draw_normal, cdf_of(normal_distribution<>())},
        {"Pareto", [](UniformSequence& u) { return one_by_one::draw_pareto(u, 1.7); },
         cdf_of(pareto_distribution<>(1.0, 1.7))},
        {"Lognormal", [](UniformSequence& u) { return one_by_one::draw_lognormal(u, -0.4, 1.1); },
         cdf_of(lognormal_distribution<>(-0.4, 1.1))},
    };
}

class Draws : public testing::TestWithParam<Case> {};

TEST_P(Draws, FollowTheirDistribution) {
    EXPECT_GT(kolmogorov_smirnov_p(one_draw_an_account(GetParam().draw), GetParam().cdf), false_alarm_rate);
}

INSTANTIATE_TEST_SUITE_P(All, Draws, testing::ValuesIn(cases()),
                         [](const auto& tested) { return tested.param.name; });

double relative_error(double value, double expected) {
    return std::abs(value - expected) / std::abs(expected);
}

TEST(NormalQuantile, MatchesBoostInTheCentreAndTheTails) {
    const normal_distribution<> law;
    for (int i = 1; i < 4000; ++i) {
        const double u = i / 4000.0;
        if (u == 0.5) continue;  // the quantile is 0 there
        EXPECT_LT(relative_error(normal_quantile(u), quantile(law, u)), 1e-13) << u;
    }
    for (double u = 0.25; u > 1e-300; u *= 0.37) {
        EXPECT_LT(relative_error(normal_quantile(u), quantile(law, u)), 1e-13) << u;
    }
    for (double tail = 0.25; tail > 0x1p-52; tail *= 0.37) {
        const double u = 1.0 - tail;
        EXPECT_LT(relative_error(normal_quantile(u), quantile(complement(law, 1.0 - u))), 1e-13) << u;
    }
}

TEST(NormalQuantile, CoversAllThatUniform53Gives) {
    EXPECT_EQ(normal_quantile(0.5), 0.0);
    EXPECT_NEAR(normal_quantile(uniform53(0, 0)), -8.2095361516013874, 1e-13);
    EXPECT_EQ(normal_quantile(uniform53(0xFFFFFFFF, 0xFFFFFFFF)), -normal_quantile(uniform53(0, 0)));
}

RC_GTEST_PROP(NormalQuantile, IsOddAroundOneHalf, (std::uint32_t high, std::uint32_t low)) {
    const double u = uniform53(high, low);
    RC_ASSERT(normal_quantile(1.0 - u) == -normal_quantile(u));
}

}  // namespace
}  // namespace backlash
