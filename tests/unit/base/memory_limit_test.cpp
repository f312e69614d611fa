#include "base/memory_limit.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <vector>

namespace backlash {
namespace {

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;

TEST(AvailableMemory, IsNoMoreThanTheMachineHas) {
    const auto installed = static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
    EXPECT_GT(available_memory(), 16 * mebibyte);
    EXPECT_LE(available_memory(), installed);
}

TEST(PeakMemory, GrowsWithWhatIsTouchedAndDoesNotFall) {
    const auto before = peak_memory();
    EXPECT_GT(before, mebibyte);
    {
        // Larger than the peak so far, because the peak of memory freed earlier still counts.
        const std::vector<char> touched(before + 64 * mebibyte, 1);
        EXPECT_GE(peak_memory(), before + 32 * mebibyte) << touched.back();
    }
    EXPECT_GE(peak_memory(), before + 32 * mebibyte);
    EXPECT_LT(peak_memory(), std::uint64_t{1} << 50);
}

}  // namespace
}  // namespace backlash
