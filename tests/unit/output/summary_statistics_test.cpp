#include "base/summary_statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace backlash {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(SummaryStatistics, QuantilesAreThoseOfNumpy) {
    const std::vector<double> values = {1.0, 2.0, 4.0, 8.0};
    EXPECT_DOUBLE_EQ(quantile(values, 0.05), 1.15);
    EXPECT_DOUBLE_EQ(quantile(values, 0.25), 1.75);
    EXPECT_DOUBLE_EQ(quantile(values, 0.50), 3.0);
    EXPECT_DOUBLE_EQ(quantile(values, 0.95), 7.4);
    EXPECT_EQ(quantile(values, 0.0), 1.0);
    EXPECT_EQ(quantile(values, 1.0), 8.0);
}

TEST(SummaryStatistics, MissingValuesDoNotCount) {
    const std::vector<double> values = {nan, 3.0, nan, 1.0};
    const auto summary = summarise(values);
    EXPECT_EQ(summary.count, 2U);
    EXPECT_EQ(summary.mean, 2.0);
    EXPECT_EQ(summary.quantiles[2], 2.0);
}

TEST(SummaryStatistics, NothingHasNoMean) {
    const std::vector<double> values = {nan};
    EXPECT_EQ(summarise(values).count, 0U);
    EXPECT_TRUE(std::isnan(mean(values)));
    EXPECT_TRUE(std::isnan(quantile({}, 0.5)));
}

TEST(SummaryStatistics, InfinitiesAreValues) {
    const std::vector<double> values = {1.0, infinity, infinity};
    EXPECT_EQ(quantile(values, 0.0), 1.0);
    EXPECT_EQ(quantile(values, 0.75), infinity);
    EXPECT_EQ(mean(values), infinity);
}

}  // namespace
}  // namespace backlash
