#include "study/paired_difference.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "base/one_by_one.hpp"
#include "base/random_streams.hpp"

namespace backlash {
namespace {

using testing::ElementsAre;

constexpr double nan = PairedDifference::missing;

PairedDifference compare(const std::vector<double>& base, const std::vector<double>& variant) {
    return PairedComparison(base.size()).compare(base, variant);
}

// Differences 1, 2, 3, 4: mean 2.5, standard deviation sqrt(5/3); t(0.975, 3) = 3.182446 from any table.
TEST(PairedDifference, OfATextbook) {
    const auto d = compare({10, 20, 30, 40}, {11, 22, 33, 44});
    EXPECT_EQ(d.pairs, 4U);
    EXPECT_DOUBLE_EQ(d.base, 25.0);
    EXPECT_DOUBLE_EQ(d.variant, 27.5);
    EXPECT_DOUBLE_EQ(d.difference, 2.5);
    EXPECT_NEAR(d.standard_error, 0.6454972, 1e-7);
    EXPECT_NEAR(d.low, 2.5 - 3.182446 * 0.6454972, 1e-6);
    EXPECT_NEAR(d.high, 2.5 + 3.182446 * 0.6454972, 1e-6);
    EXPECT_NEAR(d.z, 3.872983, 1e-6);
    EXPECT_NEAR(chance_probability(d), 0.030466, 1e-6);
    EXPECT_TRUE(d.distinguishable());
}

TEST(PairedDifference, LeavesOutPairsThatLackAValue) {
    const auto d = compare({nan, 1, 2, 3}, {5, 2, nan, 5});
    EXPECT_EQ(d.pairs, 2U);
    EXPECT_DOUBLE_EQ(d.base, 2.0);
    EXPECT_DOUBLE_EQ(d.difference, 1.5);
    const auto none = compare({nan, 1}, {1, nan});
    EXPECT_EQ(none.pairs, 0U);
    EXPECT_TRUE(std::isnan(none.difference));
    EXPECT_FALSE(none.identical());
    EXPECT_FALSE(none.tested());
}

TEST(PairedDifference, OnePairHasNoInterval) {
    const auto d = compare({1}, {3});
    EXPECT_DOUBLE_EQ(d.difference, 2.0);
    EXPECT_TRUE(std::isnan(d.low));
    EXPECT_FALSE(d.tested());
    EXPECT_FALSE(d.distinguishable());
    EXPECT_TRUE(std::isnan(chance_probability(d)));
}

TEST(PairedDifference, OfEqualValuesIsNotTested) {
    const auto d = compare({1, 2, 3}, {1, 2, 3});
    EXPECT_TRUE(d.identical());
    EXPECT_FALSE(d.tested());
    EXPECT_EQ(d.low, 0.0);
    EXPECT_EQ(d.high, 0.0);
    EXPECT_TRUE(std::isnan(d.z));
}

TEST(PairedDifference, TheSameInEveryPairIsCertain) {
    const auto d = compare({1, 2, 3}, {2, 3, 4});
    EXPECT_TRUE(std::isinf(d.z));
    EXPECT_TRUE(d.distinguishable());
    EXPECT_EQ(chance_probability(d), 0.0);
}

// 4,000 samples of 8 normal differences with mean 0: the interval misses 0 in 5 %. A right program leaves the
// bound of 4 standard deviations once in 16,000 seeds.
TEST(PairedDifference, TheIntervalMissesOneInTwenty) {
    constexpr int samples = 4000;
    const PairedComparison comparison(8);
    int missed = 0;
    for (std::uint32_t sample = 0; sample < samples; ++sample) {
        UniformSequence uniforms(RandomSource{.seed = 20}, sample, Stream::trust);
        std::array<double, 8> base{};
        std::array<double, 8> variant{};
        for (std::uint32_t r = 0; r < base.size(); ++r) {
            base[r] = 100.0 * r;
            variant[r] = base[r] + one_by_one::draw_normal(uniforms);
        }
        if (comparison.compare(base, variant).distinguishable()) ++missed;
    }
    EXPECT_NEAR(missed, 0.05 * samples, 4.0 * std::sqrt(0.05 * 0.95 * samples));
}

// Holm 1979: ordered p against 0.05/4, 0.05/3, …; stops at the first that fails.
TEST(Holm, RejectsStepByStep) {
    EXPECT_THAT(holm(std::vector<double>{0.01, 0.04, 0.03, 0.005}, 0.05),
                ElementsAre(true, false, false, true));
    EXPECT_THAT(holm(std::vector<double>{0.02, nan, 0.02}, 0.05), ElementsAre(true, false, true));
    EXPECT_THAT(holm(std::vector<double>{}, 0.05), ElementsAre());
}

}  // namespace
}  // namespace backlash
