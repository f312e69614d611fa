#include "network/tie_bins.hpp"

#include <algorithm>
#include <bit>

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

void TieWriter::start_chunk(Bin& bin) {
    if (bin.room > 0) bin.full.push_back(bin.last);
    bin.last = {.memory = pages_.take(), .size = 0};
    bin.room = TieChunk::capacity;
}

void TieWriter::chunks_of(std::uint32_t bin, std::vector<TieChunk>& chunks) const {
    const Bin& own = bins_[bin];
    chunks.insert(chunks.end(), own.full.begin(), own.full.end());
    if (own.last.size > 0) chunks.push_back(own.last);
}

}  // namespace backlash
