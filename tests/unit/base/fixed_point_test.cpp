#include "base/fixed_point.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace backlash {
namespace {

constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();

// Of any sign and size.
template <int bits>
double value_of(std::int64_t fixed) {
    return std::ldexp(static_cast<double>(fixed), -bits);
}

TEST(FromFixed, IsTheNumberThatTheUnitsAre) {
    static_assert(from_fixed<4>(24) == 1.5);
    static_assert(from_fixed<0>(most) == 4294967295.0);
    static_assert(from_fixed<12>(0) == 0.0);
}

RC_GTEST_PROP(FromFixed, IsTheNumberForAnyUnits, (std::uint32_t fixed)) {
    RC_ASSERT(from_fixed<12>(fixed) == value_of<12>(fixed));
    RC_ASSERT(from_fixed<16>(fixed) == value_of<16>(fixed));
}

TEST(ToFixed, RoundsToTheNearestMultiple) {
    static_assert(to_fixed<4>(1.0) == 16);
    EXPECT_EQ(to_fixed<0>(0.5), 1);
    EXPECT_EQ(to_fixed<0>(-0.5), -1);
    EXPECT_EQ(to_fixed<0>(2.5), 3);
    EXPECT_EQ(to_fixed<0>(0.49999999999999994), 0) << "the largest number below one half";
    EXPECT_EQ(to_fixed<0>(-0.49999999999999994), 0);
    EXPECT_EQ(to_fixed<20>(0.1), 104858);
}

TEST(ToFixed, KeepsLargeOddNumbers) {
    EXPECT_EQ(to_fixed<0>(0x1p52 + 1.0), (std::int64_t{1} << 52) + 1);
    EXPECT_EQ(to_fixed<0>(-0x1p52 - 1.0), -(std::int64_t{1} << 52) - 1);
    EXPECT_EQ(to_fixed<40>(-0x1p23), -(std::int64_t{1} << 62) * 2);
}

RC_GTEST_PROP(ToFixed, ReturnsEveryFixedNumberThatADoubleHolds, ()) {
    const auto fixed = *rc::gen::inRange<std::int64_t>(-(std::int64_t{1} << 53), (std::int64_t{1} << 53) + 1);
    RC_ASSERT(to_fixed<0>(value_of<0>(fixed)) == fixed);
    RC_ASSERT(to_fixed<30>(value_of<30>(fixed)) == fixed);
    RC_ASSERT(to_fixed<40>(value_of<40>(fixed)) == fixed);
}

RC_GTEST_PROP(ToFixed, IsWithinHalfAStep, ()) {
    const double value = static_cast<double>(*rc::gen::arbitrary<std::int32_t>()) * 0x1.0123456789abcp-20;
    RC_ASSERT(std::abs(value_of<30>(to_fixed<30>(value)) - value) <= 0x1p-31);
    RC_ASSERT(to_fixed<30>(-value) == -to_fixed<30>(value));
}

RC_GTEST_PROP(ToFixed, MakesSumsIndependentOfTheirOrder,
              (const std::vector<std::int32_t>& numbers, unsigned seed)) {
    std::vector<double> terms;
    for (const auto number : numbers) terms.push_back(static_cast<double>(number) / 1000.0);
    const auto sum = [&] {
        std::int64_t total = 0;
        for (const double term : terms) total += to_fixed<20>(term);
        return total;
    };
    const auto in_order = sum();
    std::mt19937 generator(seed);
    std::shuffle(terms.begin(), terms.end(), generator);
    RC_ASSERT(sum() == in_order);
}

TEST(SaturatingAdd, StopsAtTheLargestValue) {
    static_assert(saturating_add(2, 3) == 5);
    EXPECT_EQ(saturating_add(most, 0), most);
    EXPECT_EQ(saturating_add(most - 1, 1), most);
    EXPECT_EQ(saturating_add(most, 1), most);
    EXPECT_EQ(saturating_add(most, most), most);
}

RC_GTEST_PROP(SaturatingAdd, IsAssociativeAndCommutative, ()) {
    // Full-range words, so that about half of the sums saturate.
    const auto word = rc::gen::inRange<std::uint32_t>(0, most);
    const auto a = *word, b = *word, c = *word;
    RC_ASSERT(saturating_add(saturating_add(a, b), c) == saturating_add(a, saturating_add(b, c)));
    RC_ASSERT(saturating_add(a, b) == saturating_add(b, a));
    RC_ASSERT(saturating_add(a, b) == std::min<std::uint64_t>(std::uint64_t{a} + b, most));
}

TEST(ScaleDown, TruncatesTheProduct) {
    static_assert(scale_down(10, 0x80000000) == 5);
    EXPECT_EQ(scale_down(11, 0x80000000), 5U);
    EXPECT_EQ(scale_down(most, 0), 0U);
    EXPECT_EQ(scale_down(0, most), 0U);
    EXPECT_EQ(scale_down(1, most), 0U);
    EXPECT_EQ(scale_down(most, most), most - 1);
    EXPECT_EQ(scale_down(most, std::uint64_t{1} << 32), most);
}

RC_GTEST_PROP(ScaleDown, IsBelowItsValueAndMonotonic, (std::uint32_t value, std::uint32_t factor)) {
    const auto scaled = scale_down(value, factor);
    RC_ASSERT(scaled <= value);
    RC_ASSERT(scaled <= scale_down(saturating_add(value, 1), factor));
    RC_ASSERT(scaled <= scale_down(value, saturating_add(factor, 1)));
    const double exact = static_cast<double>(value) * (static_cast<double>(factor) * 0x1p-32);
    RC_ASSERT(std::abs(static_cast<double>(scaled) + 0.5 - exact) <= 0.5 + 1e-6);
}

}  // namespace
}  // namespace backlash
