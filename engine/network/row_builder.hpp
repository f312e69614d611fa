// Builds the rows of a graph from ties that come in any order, from any thread.
//
// The ties wait in bins of neighbouring rows; bins then become rows one after the other, and the memory of
// each is given back, so that building takes 1.5 times the memory of the rows, before duplicates are dropped,
// and less than twice as much where there are few bins, from a few hundred accounts on. The order of the ties
// leaves no trace: rows are sorted in the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "base/executor.hpp"
#include "base/huge_pages.hpp"
#include "network/follower_graph.hpp"
#include "network/tie_bins.hpp"

namespace backlash {

class RowBuilder {
  public:
    // Most memory that building takes. Above six bytes a tie are the rows of the bins that are worked on at
    // once, which count where there are few bins.
    static std::uint64_t building_bytes(std::uint32_t accounts, std::uint64_t ties, int threads);

    RowBuilder(std::uint32_t accounts, Executor& executor);

    // Calls work(piece, writer) for each piece in [0, pieces); ties are added to the writer. Several pieces
    // may be worked on at once.
    void collect(std::size_t pieces, const std::function<void(std::size_t, TieWriter&)>& work);

    // The rows sorted, without duplicates. The builder is empty afterwards.
    struct Result {
        FollowerGraph graph;
        std::uint64_t duplicates = 0;
    };
    Result finish();

  private:
    struct BinTies {
        std::vector<TieChunk> chunks;
        std::uint64_t ties = 0;
    };
    // The rows of one bin in the making; its memory serves one bin after the other.
    struct BinRows {
        std::vector<std::uint64_t> ends;        // [row + 1]: where the row ends in `entries`
        ZeroPageVector<std::uint32_t> entries;  // row after row; room for the longest bin
        std::uint64_t kept = 0;                 // of the entries, without duplicates
        std::uint64_t start = 0;                // of the bin in the rows of all
    };
    // The rows of all, touched only as the bins are given back.
    struct Rows {
        ZeroPageVector<std::uint64_t> ends;  // [row + 1]: where the row ends, in its bin at first
        ZeroPageVector<std::uint32_t> entries;
    };

    TieWriter& borrow_writer();
    void return_writer(TieWriter& writer);
    void place(const BinTies& ties, std::uint32_t bin, BinRows& rows) const;
    void sort(std::uint32_t bin, BinRows& rows, Rows& all) const;
    void enter(std::uint32_t bin, const BinRows& rows, Rows& all) const;

    Executor& executor_;
    std::uint32_t accounts_;
    TieBinning binning_;
    PageStore pages_;
    std::mutex lending_;
    std::vector<std::unique_ptr<TieWriter>> writers_;
    std::vector<TieWriter*> idle_;
};

}  // namespace backlash
