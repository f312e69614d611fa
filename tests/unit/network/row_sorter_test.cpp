// Whatever the way of sorting, which hangs on the length: the distinct ids, ascending.
#include "network/row_sorter.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

namespace backlash {
namespace {

constexpr std::uint32_t accounts = 1U << 20U;

class RowSorterTest : public ::testing::TestWithParam<std::size_t> {};

TEST_P(RowSorterTest, LeavesTheDistinctIdsAscending) {
    std::mt19937 random(3);
    RowSorter sorter(accounts);
    for (const std::uint32_t limit : {accounts, 4000U}) {  // few and many ids twice
        std::vector<std::uint32_t> row(GetParam());
        for (std::uint32_t& id : row) id = static_cast<std::uint32_t>(random()) % limit;
        const std::set<std::uint32_t> expected(row.begin(), row.end());
        row.resize(sorter.sort_unique(row));
        EXPECT_TRUE(std::ranges::equal(row, expected)) << limit;
    }
}

INSTANTIATE_TEST_SUITE_P(Lengths, RowSorterTest,
                         ::testing::Values(0, 1, 2, 64, 65, 999, 1000, 5000, 16384, 16385, 40000));

}  // namespace
}  // namespace backlash
