// Builds the rows of a graph from ties that come in any order, from any thread, twice: first counted, then
// placed.
//
// Nothing but the rows and their offsets is held, so that building takes hardly more memory than the graph.
// The order of the ties leaves no trace: rows are sorted in the end.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "network/follower_graph.hpp"

namespace backlash {

class RowBuilder {
  public:
    RowBuilder(std::uint32_t accounts, Executor& executor);

    // First pass: `row` will get `entries` more entries.
    void count(std::uint32_t row, std::uint64_t entries = 1) { take(row, entries); }

    // Between the passes: lays the rows out.
    void end_counting();

    // Second pass: exactly the entries that were counted.
    void place(std::uint32_t row, std::uint32_t entry) { entries_[take(row, 1)] = entry; }
    void place(std::uint32_t row, std::span<const std::uint32_t> entries);

    // The rows sorted, without duplicates. The builder is empty afterwards.
    struct Result {
        FollowerGraph graph;
        std::uint64_t duplicates = 0;
    };
    Result finish();

    // Fetch what count() or place() of this row will touch. Other threads may be moving the end meanwhile:
    // any value near it will do.
    void prefetch_row(std::uint32_t row) const { __builtin_prefetch(&ends_[row + std::size_t{1}], 1); }
    void prefetch_entry(std::uint32_t row) {
        const std::atomic_ref end(ends_[row + std::size_t{1}]);
        __builtin_prefetch(entries_.data() + end.load(std::memory_order_relaxed), 1);
    }

  private:
    // Entry row + 1 is the number of entries of `row` while counting, the end of those placed while placing,
    // and so in the end the start of row + 1.
    std::uint64_t take(std::uint32_t row, std::uint64_t entries) {
        std::uint64_t& end = ends_[row + std::size_t{1}];
        if (shared_) return std::atomic_ref(end).fetch_add(entries, std::memory_order_relaxed);
        end += entries;
        return end - entries;
    }
    std::vector<std::uint64_t> sort_blocks();
    void close_gaps(const std::vector<std::uint64_t>& starts);

    Executor& executor_;
    std::uint32_t accounts_;
    bool shared_;  // several threads: an atomic addition costs five times a plain one
    std::vector<std::uint64_t> ends_;
    std::vector<std::uint32_t> entries_;
};

}  // namespace backlash
