// The test of distributions is itself tested: it must accept the right one and reject a slightly wrong one.
#include "kolmogorov_smirnov.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/math/distributions/gamma.hpp>

#include "base/one_by_one.hpp"

namespace backlash {
namespace {

constexpr auto identity = [](double x) { return x; };

std::vector<double> uniforms(std::size_t n, std::uint32_t account) {
    UniformSequence sequence(RandomSource{.seed = 2024}, account, Stream::loyalty);
    std::vector<double> sample(n);
    for (double& x : sample) x = sequence.next();
    return sample;
}

std::vector<double> gammas(std::size_t n, double shape) {
    UniformSequence sequence(RandomSource{.seed = 2025}, 0, Stream::trust);
    std::vector<double> sample(n);
    for (double& x : sample) x = one_by_one::draw_gamma(sequence, shape);
    return sample;
}

TEST(KolmogorovTail, MatchesThePublishedCriticalValues) {
    EXPECT_NEAR(kolmogorov_tail(1.2238478702), 0.10, 1e-9);
    EXPECT_NEAR(kolmogorov_tail(1.3580986393), 0.05, 1e-9);
    EXPECT_NEAR(kolmogorov_tail(1.6276236115), 0.01, 1e-9);
    EXPECT_NEAR(kolmogorov_tail(0.8275735552), 0.50, 1e-9);
}

TEST(KolmogorovTail, FallsFromOneToZeroWithoutAJumpBetweenItsSeries) {
    EXPECT_EQ(kolmogorov_tail(0.0), 1.0);
    EXPECT_NEAR(kolmogorov_tail(1.18 - 1e-12), kolmogorov_tail(1.18), 1e-10);
    EXPECT_LT(kolmogorov_tail(4.0), 1e-13);
}

TEST(KolmogorovDistance, IsTakenOnBothSidesOfEachStep) {
    EXPECT_DOUBLE_EQ(kolmogorov_distance(std::array{0.6, 0.1}, identity), 0.4);
    EXPECT_DOUBLE_EQ(kolmogorov_distance(std::array{0.9}, identity), 0.9);
    EXPECT_DOUBLE_EQ(kolmogorov_distance(std::array{0.25, 0.75}, identity), 0.25);
}

TEST(KolmogorovSmirnov, RejectsARightDistributionAsOftenAsItSays) {
    constexpr int samples = 2000;
    int rejected = 0;
    for (int i = 0; i < samples; ++i) {
        if (kolmogorov_smirnov_p(uniforms(200, i), identity) < 0.05) ++rejected;
    }
    // Binomial(2000, 0.05): mean 100, standard deviation 9.7.
    EXPECT_NEAR(rejected, 100, 40);
}

TEST(KolmogorovSmirnov, RejectsAShapeThatIsFivePercentOff) {
    const auto sample = gammas(20000, 2.0);
    const auto cdf_for = [](double shape) {
        return
            [law = boost::math::gamma_distribution<>(shape)](double x) { return boost::math::cdf(law, x); };
    };
    EXPECT_GT(kolmogorov_smirnov_p(sample, cdf_for(2.0)), 1e-4);
    EXPECT_LT(kolmogorov_smirnov_p(sample, cdf_for(2.1)), 1e-4);
    EXPECT_LT(kolmogorov_smirnov_p(sample, cdf_for(1.9)), 1e-4);
}

}  // namespace
}  // namespace backlash
