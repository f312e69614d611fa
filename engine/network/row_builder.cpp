#include "network/row_builder.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "base/blocks.hpp"
#include "base/page_store.hpp"
#include "network/row_sorter.hpp"

namespace backlash {
namespace {

// No more than a quarter, so that building takes less than twice the memory of the rows; as many for each
// thread.
std::uint32_t bins_at_once(std::uint32_t bins, int threads) {
    const auto workers = static_cast<std::uint32_t>(threads);
    const std::uint32_t quarter = std::max(1U, bins / 4);
    return quarter < workers ? quarter : std::min(2U, quarter / workers) * workers;
}

}  // namespace

RowBuilder::RowBuilder(std::uint32_t accounts, Executor& executor)
    : executor_(executor), accounts_(accounts), binning_(accounts) {}

std::uint64_t RowBuilder::building_bytes(std::uint32_t accounts, std::uint64_t ties, int threads) {
    constexpr std::uint64_t bytes_a_tie = sizeof(std::uint32_t) + sizeof(std::uint16_t);
    constexpr std::uint64_t bytes_an_entry = sizeof(std::uint32_t);
    const std::uint32_t bins = TieBinning(accounts).bins();
    if (bins == 0) return 0;
    // While bins are placed their rows are beside them; once they are, in their place and in the graph.
    const std::uint32_t at_once = bins_at_once(bins, threads);
    const std::uint32_t in_place = std::min(at_once, static_cast<std::uint32_t>(threads));
    const std::uint64_t more =
        std::max(in_place * bytes_an_entry, at_once * (2 * bytes_an_entry - bytes_a_tie));
    // Half of the last piece of each bin of each thread is empty.
    const std::uint64_t empty = std::uint64_t{bins} *
                                std::min(static_cast<std::uint32_t>(threads), block_count(accounts)) *
                                PageStore::piece_bytes / 2;
    return ties * bytes_a_tie + ties * more / bins + empty;
}

void RowBuilder::collect(std::size_t pieces, const std::function<void(std::size_t, TieWriter&)>& work) {
    executor_.for_each_index(pieces, [&](std::size_t piece) {
        TieWriter& writer = borrow_writer();
        work(piece, writer);
        return_writer(writer);
    });
}

TieWriter& RowBuilder::borrow_writer() {
    const std::lock_guard lock(lending_);
    if (idle_.empty()) {
        writers_.push_back(std::make_unique<TieWriter>(binning_, pages_));
        return *writers_.back();
    }
    TieWriter& writer = *idle_.back();
    idle_.pop_back();
    return writer;
}

void RowBuilder::return_writer(TieWriter& writer) {
    const std::lock_guard lock(lending_);
    idle_.push_back(&writer);
}

RowBuilder::Result RowBuilder::finish() {
    std::vector<BinTies> bins(binning_.bins());
    std::uint64_t ties = 0;
    std::uint64_t longest = 0;
    for (std::uint32_t bin = 0; bin < bins.size(); ++bin) {
        for (const auto& writer : writers_) writer->chunks_of(bin, bins[bin].chunks);
        for (const TieChunk& chunk : bins[bin].chunks) bins[bin].ties += chunk.size;
        ties += bins[bin].ties;
        longest = std::max(longest, bins[bin].ties);
    }
    const auto all =
        std::make_shared<Rows>(Rows{.ends = ZeroPageVector<std::uint64_t>(std::size_t{accounts_} + 1),
                                    .entries = ZeroPageVector<std::uint32_t>(ties)});
    std::uint64_t kept = 0;
    const std::uint32_t at_once = bins_at_once(binning_.bins(), executor_.concurrency());
    std::vector<BinRows> rows(at_once);
    for (BinRows& each : rows) each.entries = ZeroPageVector<std::uint32_t>(longest);
    for (std::uint32_t first = 0; first < binning_.bins(); first += at_once) {
        const std::uint32_t count = std::min(at_once, binning_.bins() - first);
        executor_.for_each_index(count, [&](std::size_t k) {
            const std::uint32_t bin = first + static_cast<std::uint32_t>(k);
            place(bins[bin], bin, rows[k]);
            sort(bin, rows[k], *all);
        });
        for (std::uint32_t k = 0; k < count; ++k) rows[k].start = std::exchange(kept, kept + rows[k].kept);
        executor_.for_each_index(
            count, [&](std::size_t k) { enter(first + static_cast<std::uint32_t>(k), rows[k], *all); });
    }
    idle_.clear();
    writers_.clear();
    return {FollowerGraph(all, all->ends, std::span(all->entries).first(kept)), ties - kept};
}

// Counts the entries of each row of the bin, then places them, and frees the bin.
void RowBuilder::place(const BinTies& ties, std::uint32_t bin, BinRows& rows) const {
    rows.ends.assign(std::size_t{binning_.rows_of(bin)} + 1, 0);
    for (const TieChunk& chunk : ties.chunks) {
        for (std::size_t k = 0; k < chunk.size; ++k) ++rows.ends[chunk.places()[k] + std::size_t{1}];
    }
    std::uint64_t start = 0;
    for (std::uint64_t& end : std::span(rows.ends).subspan(1)) start += std::exchange(end, start);
    for (const TieChunk& chunk : ties.chunks) {
        for (std::size_t k = 0; k < chunk.size; ++k)
            rows.entries[rows.ends[chunk.places()[k] + std::size_t{1}]++] = chunk.entries()[k];
    }
    give_back(ties.chunks);
}

// Sorts the rows of the bin and closes the gaps that duplicates leave.
void RowBuilder::sort(std::uint32_t bin, BinRows& rows, Rows& all) const {
    RowSorter sorter(accounts_);
    std::uint64_t kept = 0;
    for (std::uint32_t row = 0; row < binning_.rows_of(bin); ++row) {
        const std::uint64_t first = rows.ends[row];
        const auto entries = std::span(rows.entries).subspan(first, rows.ends[row + std::size_t{1}] - first);
        const std::size_t distinct = sorter.sort_unique(entries);
        std::ranges::copy(entries.first(distinct), rows.entries.begin() + static_cast<std::ptrdiff_t>(kept));
        kept += distinct;
        all.ends[binning_.first_row(bin) + row + std::size_t{1}] = kept;
    }
    rows.kept = kept;
}

void RowBuilder::enter(std::uint32_t bin, const BinRows& rows, Rows& all) const {
    const std::uint32_t first = binning_.first_row(bin);
    for (std::uint32_t row = 0; row < binning_.rows_of(bin); ++row)
        all.ends[first + row + std::size_t{1}] += rows.start;
    std::copy_n(rows.entries.begin(), rows.kept,
                all.entries.begin() + static_cast<std::ptrdiff_t>(rows.start));
}

}  // namespace backlash
