// Ties on their way from whoever makes them to the rows of a graph, sorted coarsely by row.
//
// Writing each tie straight into its row would be a cache miss, and an atomic operation among threads; a bin
// of neighbouring rows is appended to, and read again when its rows fit into the cache. Six bytes a tie.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/page_store.hpp"

namespace backlash {

// How rows are shared among bins.
class TieBinning {
  public:
    explicit TieBinning(std::uint32_t rows);

    std::uint32_t bins() const { return rows_ == 0 ? 0 : bin_of(rows_ - 1) + 1; }
    std::uint32_t bin_of(std::uint32_t row) const { return row >> shift_; }
    std::uint16_t place_in_bin(std::uint32_t row) const {
        return static_cast<std::uint16_t>(row & ((1U << shift_) - 1));
    }
    std::uint32_t first_row(std::uint32_t bin) const { return bin << shift_; }
    std::uint32_t rows_of(std::uint32_t bin) const;

  private:
    std::uint32_t rows_;
    int shift_;  // a bin has 2^shift rows
};

// As many ties of one bin as fit into a piece of a PageStore.
struct TieChunk {
    static constexpr std::size_t capacity =
        PageStore::piece_bytes / (sizeof(std::uint32_t) + sizeof(std::uint16_t));

    std::byte* memory = nullptr;
    std::size_t size = 0;

    std::uint32_t* entries() const { return reinterpret_cast<std::uint32_t*>(memory); }
    std::uint16_t* places() const { return reinterpret_cast<std::uint16_t*>(entries() + capacity); }
};

// Their ties are not needed any more. From any thread.
void give_back(std::span<const TieChunk> chunks);

// The bins of one thread.
class TieWriter {
  public:
    // Its memory is from the store, which goes after all chunks.
    TieWriter(const TieBinning& binning, PageStore& pages)
        : binning_(binning), pages_(pages), bins_(binning.bins()) {}

    // `row` has one entry more.
    void add(std::uint32_t row, std::uint32_t entry) {
        Bin& bin = bins_[binning_.bin_of(row)];
        if (bin.last.size == bin.room) start_chunk(bin);
        bin.last.entries()[bin.last.size] = entry;
        bin.last.places()[bin.last.size] = binning_.place_in_bin(row);
        ++bin.last.size;
    }
    void add(std::uint32_t row, std::span<const std::uint32_t> entries) {
        for (const std::uint32_t entry : entries) add(row, entry);
    }

    // Appends what was written into a bin.
    void chunks_of(std::uint32_t bin, std::vector<TieChunk>& chunks) const;

  private:
    struct Bin {
        TieChunk last;
        std::size_t room = 0;  // capacity of `last`, 0 while there is none
        std::vector<TieChunk> full;
        std::byte* reserved = nullptr;  // pieces for the next chunks
        std::size_t reserved_pieces = 0;
    };
    void start_chunk(Bin& bin);
    std::byte* new_piece(Bin& bin);

    TieBinning binning_;
    PageStore& pages_;
    std::vector<Bin> bins_;
};

}  // namespace backlash
