#include "base/blocks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace backlash {
namespace {

constexpr std::uint32_t most_accounts = 0xFFFFFFFF;

TEST(IdRange, IsHalfOpen) {
    const IdRange range{3, 5};
    EXPECT_EQ(range.size(), 2U);
    EXPECT_FALSE(range.contains(2));
    EXPECT_TRUE(range.contains(3));
    EXPECT_TRUE(range.contains(4));
    EXPECT_FALSE(range.contains(5));
}

TEST(Blocks, TheLastOneIsShort) {
    EXPECT_EQ(block_count(0), 0U);
    EXPECT_EQ(block_count(1), 1U);
    EXPECT_EQ(block_count(block_size), 1U);
    EXPECT_EQ(block_count(block_size + 1), 2U);
    EXPECT_EQ(block_range(1, block_size + 1).size(), 1U);
}

TEST(Blocks, ReachTheLargestId) {
    const std::uint32_t blocks = block_count(most_accounts);
    EXPECT_EQ(blocks, 1U << 18);
    EXPECT_EQ(block_range(blocks - 1, most_accounts).last, most_accounts);
}

RC_GTEST_PROP(Blocks, CoverEveryAccountOnce, (std::uint32_t seed)) {
    const auto accounts = seed % (20 * block_size);
    std::uint32_t next = 0;
    for (std::uint32_t block = 0; block < block_count(accounts); ++block) {
        const IdRange range = block_range(block, accounts);
        RC_ASSERT(range.first == next);
        RC_ASSERT(range.first == block * block_size);
        RC_ASSERT(range.size() > 0U);
        RC_ASSERT(range.size() <= block_size);
        next = range.last;
    }
    RC_ASSERT(next == accounts);
}

RC_GTEST_PROP(PartRange, CoversEveryAccountOnceInNearlyEqualParts, (std::uint32_t accounts)) {
    const auto parts = *rc::gen::inRange<std::uint32_t>(1, 300);
    std::uint32_t next = 0;
    for (std::uint32_t part = 0; part < parts; ++part) {
        const IdRange range = part_range(part, parts, accounts);
        RC_ASSERT(range.first == next);
        RC_ASSERT(range.size() >= accounts / parts);
        RC_ASSERT(range.size() <= accounts / parts + 1);
        next = range.last;
    }
    RC_ASSERT(next == accounts);
}

TEST(PartRange, ReachesTheLargestIds) {
    EXPECT_EQ(part_range(most_accounts - 1, most_accounts, most_accounts).last, most_accounts);
    EXPECT_EQ(part_range(0, 1, most_accounts).size(), most_accounts);
}

TEST(PartRange, LeavesPartsEmptyWhenThereAreMoreThanAccounts) {
    std::uint32_t filled = 0;
    for (std::uint32_t part = 0; part < 8; ++part) filled += part_range(part, 8, 3).size();
    EXPECT_EQ(filled, 3U);
    EXPECT_EQ(part_range(0, 8, 0).size(), 0U);
}

}  // namespace
}  // namespace backlash
