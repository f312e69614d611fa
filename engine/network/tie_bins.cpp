#include "network/tie_bins.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace backlash {

TieBinning::TieBinning(std::uint32_t rows) : rows_(rows) {
    // Rows that fit into the cache, in several bins even where rows are few and perhaps long; no more bins
    // than a thread can append to at once; places of 16 bits.
    constexpr int few = 7;
    constexpr int in_cache = 13;
    constexpr int many = 16;
    constexpr std::uint32_t some_bins = 16;
    constexpr std::uint32_t most_bins = 1024;
    const int wanted = std::min(static_cast<int>(std::bit_width(rows / some_bins)), in_cache);
    shift_ = std::clamp(std::max(wanted, static_cast<int>(std::bit_width(rows / most_bins))), few, many);
}

std::uint32_t TieBinning::rows_of(std::uint32_t bin) const {
    return std::min(rows_ - first_row(bin), 1U << shift_);
}

void give_back(std::span<const TieChunk> chunks) {
    while (!chunks.empty()) {
        std::byte* const first = chunks.front().memory;
        std::size_t in_a_row = 1;
        while (in_a_row < chunks.size() &&
               chunks[in_a_row].memory == first + in_a_row * PageStore::piece_bytes)
            ++in_a_row;
        PageStore::give_back(first, in_a_row);
        chunks = chunks.subspan(in_a_row);
    }
}

void TieWriter::start_chunk(Bin& bin) {
    if (bin.room > 0) bin.full.push_back(bin.last);
    std::byte* const kept = pages_.kept();
    bin.last = {.memory = kept != nullptr ? kept : new_piece(bin), .size = 0};
    bin.room = TieChunk::capacity;
}

// Beside the one before, as often as not: as many pieces as a bin has are reserved for it.
std::byte* TieWriter::new_piece(Bin& bin) {
    if (bin.reserved_pieces == 0) {
        bin.reserved_pieces = std::clamp<std::size_t>(bin.full.size(), 1, PageStore::most_pieces);
        bin.reserved = pages_.reserve(bin.reserved_pieces);
    }
    --bin.reserved_pieces;
    std::byte* const piece = std::exchange(bin.reserved, bin.reserved + PageStore::piece_bytes);
    PageStore::populate(piece);
    return piece;
}

void TieWriter::chunks_of(std::uint32_t bin, std::vector<TieChunk>& chunks) const {
    const Bin& own = bins_[bin];
    chunks.insert(chunks.end(), own.full.begin(), own.full.end());
    if (own.last.size > 0) chunks.push_back(own.last);
}

}  // namespace backlash
