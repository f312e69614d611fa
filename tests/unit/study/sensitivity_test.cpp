// Measures of sensitivity, against results by hand, numpy and the closed form of a test function.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "study/sensitivity/analyse.hpp"
#include "study/sensitivity/least_squares.hpp"
#include "study/study_files.hpp"

namespace backlash {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::read_study_tail;

constexpr double missing = Estimate::missing;

std::vector<double> values_of(const std::vector<Estimate>& estimates) {
    std::vector<double> values;
    for (const auto& estimate : estimates) values.push_back(estimate.value);
    return values;
}

// Rows A, B, A_B^1, A_B^2: (1, 2, 3, 1) and (4, 0, 2, 5). Mean of A and B 1.75, variance 2.1875.
// V_1 = (.25 * 2 + -1.75 * -2) / 2 = 2, V_2 = (.25 * 0 + -1.75 * 1) / 2 = -.875; totals (4 + 4) / 4 and (0 +
// 1) / 4.
TEST(SobolIndices, AreThoseByHand) {
    const auto found = sobol_indices(std::vector<double>{1, 2, 3, 1, 4, 0, 2, 5}, 2, 1);
    ASSERT_EQ(found.measures.size(), 2U);
    EXPECT_EQ(found.used, 2U);
    EXPECT_THAT(values_of(found.measures[0].values),
                ElementsAre(DoubleNear(2 / 2.1875, 1e-15), DoubleNear(-.875 / 2.1875, 1e-15)));
    EXPECT_THAT(values_of(found.measures[1].values),
                ElementsAre(DoubleNear(2 / 2.1875, 1e-15), DoubleNear(.25 / 2.1875, 1e-15)));
}

TEST(SobolIndices, LeaveRowsWithMissingValuesOut) {
    const auto found = sobol_indices(std::vector<double>{1, 2, 3, 1, 9, missing, 9, 9, 4, 0, 2, 5}, 2, 1);
    EXPECT_EQ(found.used, 2U);
    EXPECT_EQ(found.left_out, 1U);
    EXPECT_NEAR(found.measures[0].values[0].value, 2 / 2.1875, 1e-15);
    EXPECT_THAT(sobol_indices(std::vector<double>{1, 2, 3, 1, 9, missing, 9, 9}, 2, 1).measures, IsEmpty());
    EXPECT_TRUE(std::isnan(sobol_indices(std::vector<double>(8, 1.0), 2, 1).measures[0].values[0].value));
}

// Ishigami and Homma 1990: sin x1 + 7 sin^2 x2 + .1 x3^4 sin x1 on [-pi, pi]^3.
double ishigami(const std::vector<double>& u) {
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * u[i] - 1.0); };
    return std::sin(x(0)) + 7.0 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

constexpr std::string_view three_ranges = R"(
parameters:
  forgiveness.scapegoat_anger: {range: [0, .6]}
  outrage.decay_time: {range: prior}
  posting.negative_rate: {range: prior}
)";

Sensitivity analyse_ishigami(const std::string& design) {
    const auto study = read_study_tail(design + std::string(three_ranges));
    const auto made = make_design(study);
    std::vector<double> values;
    for (const auto& point : made.points) values.push_back(ishigami(point));
    return analyse(study, made, values);
}

// V = 1/2 + 49/8 + .1 pi^4/5 + .01 pi^8/18; V_1 = (1 + .1 pi^4/5)^2 / 2, V_2 = 49/8, V_13 = .01 pi^8 (1/18 -
// 1/50).
TEST(SobolIndices, AreThoseOfTheIshigamiFunction) {
    const double pi4 = std::pow(std::numbers::pi, 4);
    const double variance = .5 + 49.0 / 8 + .1 * pi4 / 5 + .01 * pi4 * pi4 / 18;
    const double first = std::pow(1 + .1 * pi4 / 5, 2) / 2 / variance;
    const double second = 49.0 / 8 / variance;
    const double both = .01 * pi4 * pi4 * (1.0 / 18 - 1.0 / 50) / variance;
    const auto found = analyse_ishigami("design: {type: saltelli, points: 1024}");
    EXPECT_EQ(found.used, 1024U);
    EXPECT_THAT(values_of(found.measures[0].values),
                ElementsAre(DoubleNear(first, .03), DoubleNear(second, .03), DoubleNear(0, .03)));
    EXPECT_THAT(values_of(found.measures[1].values),
                ElementsAre(DoubleNear(first + both, .03), DoubleNear(second, .03), DoubleNear(both, .03)));
    const std::vector<std::vector<double>> truth = {{first, second, 0.0}, {first + both, second, both}};
    for (std::size_t m = 0; m < 2; ++m) {
        for (std::size_t i = 0; i < 3; ++i) {
            const auto& estimate = found.measures[m].values[i];
            EXPECT_LT(estimate.low, truth[m][i]);
            EXPECT_GT(estimate.high, truth[m][i]);
            EXPECT_LT(estimate.high - estimate.low, .3);
        }
    }
}

// f = 2 x1 - 3 x2 + 4 x1 x2 along (0, 0) (1, 0) (1, 1) and (1, 1) (1, 0) (0, 0): effects of x1 2 and 2, of x2
// 1 and 1; along (0, 1) (0, 0) (1, 0): x2 -3, x1 2; along (0, 0) (0, 1) (1, 1): x2 -3, x1 6.
TEST(MorrisEffects, AreThoseByHand) {
    const std::vector<std::vector<double>> points = {{0, 0}, {1, 0}, {1, 1}, {1, 1}, {1, 0}, {0, 0},
                                                     {0, 1}, {0, 0}, {1, 0}, {0, 0}, {0, 1}, {1, 1}};
    std::vector<double> values;
    for (const auto& x : points) values.push_back(2 * x[0] - 3 * x[1] + 4 * x[0] * x[1]);
    const auto found = morris_effects(points, values, 1);
    ASSERT_EQ(found.measures.size(), 3U);
    EXPECT_THAT(values_of(found.measures[0].values), ElementsAre(3.0, -1.0));
    EXPECT_THAT(values_of(found.measures[1].values), ElementsAre(3.0, 2.0));
    // x1: 2, 2, 2, 6 about 3; x2: 1, 1, -3, -3 about -1
    EXPECT_THAT(values_of(found.measures[2].values),
                ElementsAre(DoubleNear(std::sqrt(12.0 / 3), 1e-15), DoubleNear(std::sqrt(16.0 / 3), 1e-15)));
    values[4] = missing;
    const auto fewer = morris_effects(points, values, 1);
    EXPECT_EQ(fewer.used, 3U);
    EXPECT_EQ(fewer.left_out, 1U);
    EXPECT_NEAR(fewer.measures[0].values[1].value, -5.0 / 3, 1e-15);
}

// A linear function has the same effect everywhere, in units of the whole range.
TEST(MorrisEffects, OfALinearFunctionAreItsSlopes) {
    const auto study = read_study_tail("design: {type: morris, trajectories: 6}" + std::string(three_ranges));
    const auto design = make_design(study);
    std::vector<double> values;
    for (const auto& u : design.points) values.push_back(5 * u[0] - u[1]);
    const auto found = analyse(study, design, values);
    EXPECT_THAT(values_of(found.measures[0].values),
                ElementsAre(DoubleNear(5, 1e-12), DoubleNear(-1, 1e-12), DoubleNear(0, 1e-12)));
    for (const auto& sigma : found.measures[2].values) EXPECT_NEAR(sigma.value, 0.0, 1e-12);
}

// numpy.linalg.lstsq on columns and values scaled by mean and std.
TEST(Regression, IsThatOfNumpy) {
    const std::vector<std::vector<double>> columns = {{.1, .9, .4, .7, .2, .6, .3, .8},
                                                      {3, 1, 4, 1, 5, 9, 2, 6}};
    const auto found =
        standardised_regression(columns, std::vector<double>{1, 2.5, 1.1, 2.9, .2, -.3, 1.6, 1.2}, 1);
    ASSERT_EQ(found.measures.size(), 1U);
    EXPECT_THAT(values_of(found.measures[0].values),
                ElementsAre(DoubleNear(0.43512900858139597, 1e-12), DoubleNear(-0.8612288292801281, 1e-12)));
    EXPECT_NEAR(found.explained, 0.9576654692755641, 1e-12);
}

TEST(Regression, SaysNothingOfWhatDoesNotVaryOrHasNoOrder) {
    const auto study = read_study_tail(R"(
parameters:
  outrage.decay_time: {values: [18 h, 36 h, 3 days]}
  forgiveness.scapegoat_anger: {values: [.2]}
  apology: {levels: {kept: {}, removed: {events.apology: none}}}
  where: {path: events.penalty.at, values: [leak + 20 h, onset + 30 h, onset + 40 h]}
)");
    const auto design = make_design(study);
    std::vector<double> values;
    for (const auto& c : design.cases) values.push_back(2 * c.numbers[0] - 3 * c.numbers[2]);
    values[5] = missing;
    const auto found = analyse(study, design, values);
    EXPECT_EQ(found.left_out, 1U);
    EXPECT_NEAR(found.explained, 1.0, 1e-12);
    const auto& estimates = found.measures.at(0).values;
    EXPECT_GT(estimates[0].value, .9);
    EXPECT_LT(estimates[2].value, 0.0);
    EXPECT_TRUE(std::isnan(estimates[1].value));
    EXPECT_TRUE(std::isnan(estimates[3].value));
    EXPECT_THAT(analyse(study, design, std::vector<double>(values.size(), missing)).measures, IsEmpty());
}

TEST(LeastSquares, RefusesDependentColumns) {
    EXPECT_FALSE(least_squares({{1, 2, 3}, {2, 4, 6}}, {1, 1, 1}));
    EXPECT_TRUE(least_squares({{1, 2, 3}, {2, 4, 7}}, {1, 1, 1}));
}

// The interval of a mean: 1.96 standard errors either way, within the noise of the resampling (about 5 %).
TEST(Bootstrap, GivesTheIntervalOfAMean) {
    std::vector<double> sample;
    for (int i = 0; i < 400; ++i) sample.push_back(static_cast<double>(i * 7919 % 400) / 400);
    const auto mean = [&](std::span<const std::uint32_t> chosen) {
        double sum = 0.0;
        for (const auto c : chosen) sum += sample[c];
        return std::vector<double>{sum / static_cast<double>(chosen.size())};
    };
    const auto estimate = bootstrap(400, 3, mean).at(0);
    const double half_width = 1.96 * std::sqrt(1.0 / 12.0 / 400.0);
    EXPECT_NEAR(estimate.value - estimate.low, half_width, .1 * half_width);
    EXPECT_NEAR(estimate.high - estimate.value, half_width, .1 * half_width);
    EXPECT_EQ(bootstrap(400, 3, mean).at(0).low, estimate.low);
    EXPECT_NE(bootstrap(400, 4, mean).at(0).low, estimate.low);
    EXPECT_THAT(bootstrap(0, 3, mean), IsEmpty());
}

}  // namespace
}  // namespace backlash
