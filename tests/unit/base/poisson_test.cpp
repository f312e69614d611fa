#include "base/poisson.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace backlash {
namespace {

constexpr std::uint32_t draws = 200'000;

TEST(LogFactorial, IsThatOfTheCLibrary) {
    for (double k = 0.0; k < 1e9; k = std::floor(k * 1.3) + 1.0)
        EXPECT_NEAR(log_factorial(k), std::lgamma(k + 1.0), 1e-12 * std::max(1.0, std::lgamma(k + 1.0))) << k;
}

std::vector<double> sample(double mean) {
    std::vector<double> counts;
    for (std::uint32_t k = 0; k < draws; ++k) {
        const std::uint32_t drawn = draw_poisson(mean, RandomSource{.seed = 3}, 0, k, Stream::login_count);
        if (drawn >= counts.size()) counts.resize(drawn + 1);
        ++counts[drawn];
    }
    return counts;
}

// Against the probabilities themselves, numbers with less than ten expected draws together.
class PoissonTest : public testing::TestWithParam<double> {};

TEST_P(PoissonTest, HasItsProbabilities) {
    const double mean = GetParam();
    const auto counts = sample(mean);
    double chi_square = 0.0, freedom = -1.0, rare = 0.0, rare_expected = draws;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const double number = static_cast<double>(k);
        const double expected = draws * std::exp(number * std::log(mean) - mean - std::lgamma(number + 1.0));
        if (expected < 10.0) {
            rare += counts[k];
            continue;
        }
        rare_expected -= expected;
        chi_square += std::pow(counts[k] - expected, 2) / expected;
        ++freedom;
    }
    if (rare_expected > 10.0) {
        chi_square += std::pow(rare - rare_expected, 2) / rare_expected;
        ++freedom;
    }
    EXPECT_GT(freedom, 0.0);
    EXPECT_LT(std::abs(chi_square - freedom) / std::sqrt(2.0 * freedom), 4.5);
}

// On both sides of where the way to draw changes, and as large as a cell's.
INSTANTIATE_TEST_SUITE_P(Means, PoissonTest,
                         testing::Values(0.02, 1.0, 9.99, 10.0, 10.01, 30.0, 158.0, 6144.0));

TEST(Poisson, OfMeanZeroIsZero) {
    EXPECT_EQ(sample(0.0), std::vector<double>{draws});
}

TEST(Poisson, DependsOnAllThatItIsDrawnFrom) {
    const auto drawn = [](std::uint32_t account, std::uint32_t step, std::uint64_t seed) {
        return draw_poisson(1e6, RandomSource{.seed = seed}, account, step, Stream::login_count);
    };
    EXPECT_EQ(drawn(0, 1, 1), drawn(0, 1, 1));
    EXPECT_NE(drawn(4096, 1, 1), drawn(0, 1, 1));
    EXPECT_NE(drawn(0, 2, 1), drawn(0, 1, 1));
    EXPECT_NE(drawn(0, 1, 2), drawn(0, 1, 1));
}

}  // namespace
}  // namespace backlash
