#include "network/row_builder.hpp"

#include <algorithm>
#include <utility>

#include "base/blocks.hpp"
#include "base/huge_pages.hpp"
#include "network/row_sorter.hpp"

namespace backlash {

RowBuilder::RowBuilder(std::uint32_t accounts, Executor& executor)
    : executor_(executor),
      accounts_(accounts),
      shared_(executor.concurrency() > 1),
      ends_(huge_page_vector<std::uint64_t>(std::size_t{accounts} + 1)) {}

void RowBuilder::end_counting() {
    const std::uint32_t blocks = block_count(accounts_);
    std::vector<std::uint64_t> block_starts(std::size_t{blocks} + 1);
    executor_.for_each_index(blocks, [&](std::size_t block) {
        const IdRange range = block_range(static_cast<std::uint32_t>(block), accounts_);
        std::uint64_t sum = 0;
        for (std::uint32_t row = range.first; row < range.last; ++row) sum += ends_[row + std::size_t{1}];
        block_starts[block + 1] = sum;
    });
    for (std::size_t block = 0; block < blocks; ++block) block_starts[block + 1] += block_starts[block];
    executor_.for_each_index(blocks, [&](std::size_t block) {
        const IdRange range = block_range(static_cast<std::uint32_t>(block), accounts_);
        std::uint64_t start = block_starts[block];
        for (std::uint32_t row = range.first; row < range.last; ++row) {
            start += std::exchange(ends_[row + std::size_t{1}], start);
        }
    });
    entries_ = huge_page_vector<std::uint32_t>(block_starts.back());
}

void RowBuilder::place(std::uint32_t row, std::span<const std::uint32_t> entries) {
    std::ranges::copy(entries, entries_.begin() + static_cast<std::ptrdiff_t>(take(row, entries.size())));
}

RowBuilder::Result RowBuilder::finish() {
    const std::uint64_t placed = entries_.size();
    close_gaps(sort_blocks());
    const std::uint64_t duplicates = placed - entries_.size();
    return {FollowerGraph(std::move(ends_), std::move(entries_)), duplicates};
}

// Sorts the rows of each block and moves them to the front of the block's entries. Returns where the entries
// of each block start; the ends of the rows now count from there.
std::vector<std::uint64_t> RowBuilder::sort_blocks() {
    const std::uint32_t blocks = block_count(accounts_);
    std::vector<std::uint64_t> starts(blocks);
    for (std::uint32_t block = 0; block < blocks; ++block)
        starts[block] = ends_[block_range(block, accounts_).first];
    executor_.for_each_index(blocks, [&](std::size_t block) {
        const IdRange range = block_range(static_cast<std::uint32_t>(block), accounts_);
        RowSorter sorter(accounts_);
        const auto entries = std::span(entries_).subspan(starts[block]);
        std::uint64_t first = 0;
        std::uint64_t kept = 0;
        for (std::uint32_t row = range.first; row < range.last; ++row) {
            const std::uint64_t last = ends_[row + std::size_t{1}] - starts[block];
            const auto sorted = entries.subspan(first, last - first);
            const std::size_t distinct = sorter.sort_unique(sorted);
            std::ranges::copy(sorted.first(distinct), entries.begin() + static_cast<std::ptrdiff_t>(kept));
            kept += distinct;
            ends_[row + std::size_t{1}] = kept;
            first = last;
        }
    });
    return starts;
}

// Moves the entries of the blocks together. In this order and one after the other, because a block moves to
// where the one before it ended.
void RowBuilder::close_gaps(const std::vector<std::uint64_t>& starts) {
    std::uint64_t end = 0;
    for (std::uint32_t block = 0; block < starts.size(); ++block) {
        const IdRange range = block_range(block, accounts_);
        const std::uint64_t kept = ends_[range.last];
        const auto from = entries_.begin() + static_cast<std::ptrdiff_t>(starts[block]);
        if (end != starts[block]) {
            std::copy(from, from + static_cast<std::ptrdiff_t>(kept),
                      entries_.begin() + static_cast<std::ptrdiff_t>(end));
        }
        for (std::uint32_t row = range.first; row < range.last; ++row) ends_[row + std::size_t{1}] += end;
        end += kept;
    }
    entries_.resize(end);
}

}  // namespace backlash
