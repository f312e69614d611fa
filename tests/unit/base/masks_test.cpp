#include "base/masks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace backlash {
namespace {

TEST(Masks, KeepAValueOrNothingOfIt) {
    EXPECT_EQ(mask_of(false), 0U);
    EXPECT_EQ(mask_of(true), ~std::uint64_t{0});
    EXPECT_EQ(kept_where(mask_of(true), 0.1), 0.1);
    EXPECT_TRUE(std::signbit(kept_where(mask_of(true), -0.0)));
    const double none = kept_where(mask_of(false), std::numeric_limits<double>::quiet_NaN());
    EXPECT_EQ(none, 0.0);
    EXPECT_FALSE(std::signbit(none));
}

}  // namespace
}  // namespace backlash
