#include "network/tie_bins.hpp"

#include <algorithm>
#include <bit>

namespace backlash {

TieBinning::TieBinning(std::uint32_t rows) : rows_(rows) {
    // Rows that fit into the cache; no more bins than a thread can append to at once; places of 16 bits.
    constexpr int few = 13;
    constexpr int many = 16;
    constexpr std::uint32_t most_bins = 1024;
    shift_ = std::clamp(static_cast<int>(std::bit_width(rows_ / most_bins)), few, many);
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
