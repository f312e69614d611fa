#include "network/row_sorter.hpp"

#include <algorithm>
#include <bit>
#include <boost/sort/spreadsort/integer_sort.hpp>
#include <functional>

namespace backlash {
namespace {

constexpr std::size_t insertion_sorted = 64;

// Few moves where few ids are out of order.
void insert_in_order(std::span<std::uint32_t> row) {
    for (std::size_t next = 1; next < row.size(); ++next) {
        const std::uint32_t id = row[next];
        std::size_t place = next;
        for (; place > 0 && row[place - 1] > id; --place) row[place] = row[place - 1];
        row[place] = id;
    }
}

}  // namespace

std::size_t RowSorter::sort_unique(std::span<std::uint32_t> row) {
    // Rows placed in order of followers are sorted already, or nearly so.
    if (std::ranges::adjacent_find(row, std::greater_equal<>{}) == row.end()) return row.size();
    if (row.size() > accounts_ / 64) return mark_and_collect(row);
    if (row.size() <= insertion_sorted) {
        insert_in_order(row);
    } else {
        boost::sort::spreadsort::integer_sort(row.begin(), row.end());
    }
    return static_cast<std::size_t>(std::ranges::unique(row).begin() - row.begin());
}

// For the rows of hubs: O(row + accounts / 64), where sorting would need twenty passes.
std::size_t RowSorter::mark_and_collect(std::span<std::uint32_t> row) {
    marks_.resize((std::size_t{accounts_} + 63) / 64);
    for (const std::uint32_t id : row) marks_[id / 64] |= std::uint64_t{1} << (id % 64);
    std::size_t kept = 0;
    for (std::size_t word = 0; word < marks_.size(); ++word) {
        for (std::uint64_t bits = marks_[word]; bits != 0; bits &= bits - 1) {
            row[kept++] =
                static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
        }
        marks_[word] = 0;
    }
    return kept;
}

}  // namespace backlash
