#include "network/tie_bins.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace backlash {
namespace {

constexpr std::uint32_t rows = 5000;
constexpr std::uint32_t many = 40 * TieChunk::capacity;

using Ties = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // row and entry

std::vector<TieChunk> chunks_of(const TieWriter& writer, std::uint32_t bin) {
    std::vector<TieChunk> chunks;
    writer.chunks_of(bin, chunks);
    return chunks;
}

Ties written_in(const TieWriter& writer, const TieBinning& binning, std::uint32_t bin) {
    Ties ties;
    for (const TieChunk& chunk : chunks_of(writer, bin)) {
        for (std::size_t k = 0; k < chunk.size; ++k)
            ties.emplace_back(binning.first_row(bin) + chunk.places()[k], chunk.entries()[k]);
    }
    return ties;
}

std::set<std::byte*> memory_of(const TieWriter& writer, const TieBinning& binning) {
    std::set<std::byte*> memory;
    for (std::uint32_t bin = 0; bin < binning.bins(); ++bin)
        for (const TieChunk& chunk : chunks_of(writer, bin)) memory.insert(chunk.memory);
    return memory;
}

// Every bin in the order of writing; a second writer in the memory that the first one's chunks leave.
TEST(TieWriter, WritesInMemoryThatIsKept) {
    const TieBinning binning(rows);
    PageStore pages;
    std::set<std::byte*> first_memory;
    for (const bool second : {false, true}) {
        TieWriter writer(binning, pages);
        std::vector<Ties> expected(binning.bins());
        for (std::uint32_t k = 0; k < many; ++k) {
            // The second time only in the upper half of the bins.
            const std::uint32_t row = second ? rows - 1 - k * 11 % (rows / 2) : k * 7 % rows;
            writer.add(row, k);
            expected[binning.bin_of(row)].emplace_back(row, k);
        }
        for (std::uint32_t bin = 0; bin < binning.bins(); ++bin)
            ASSERT_EQ(written_in(writer, binning, bin), expected[bin]) << bin;
        const auto memory = memory_of(writer, binning);
        if (second) {
            EXPECT_TRUE(std::ranges::includes(first_memory, memory));
        } else {
            first_memory = memory;
            EXPECT_GE(memory.size(), 40U);
        }
        for (std::byte* piece : memory) pages.keep(piece);
    }
}

// Each call that gives memory back interrupts all threads.
TEST(TieWriter, PutsChunksOfABinSideBySide) {
    const TieBinning binning(rows);
    PageStore pages;
    TieWriter writer(binning, pages);
    for (std::uint32_t k = 0; k < many; ++k) writer.add(k % 2 == 0 ? 0 : rows - 1, k);
    const auto chunks = chunks_of(writer, 0);
    ASSERT_EQ(chunks.size(), 20U);
    std::size_t beside = 0;
    for (std::size_t k = 1; k < chunks.size(); ++k)
        beside += chunks[k].memory == chunks[k - 1].memory + PageStore::piece_bytes ? 1 : 0;
    EXPECT_GE(beside, 14U);  // 1 + 1 + 2 + 4 + 8 + 4
}

TEST(TieWriter, GivesBackWhatIsSideBySideAndWhatIsNot) {
    const TieBinning binning(rows);
    PageStore pages;
    TieWriter writer(binning, pages);
    for (std::uint32_t k = 0; k < many; ++k) writer.add(k % 2 == 0 ? 0 : rows - 1, k + 1);
    const auto chunks = chunks_of(writer, 0);
    const auto others = chunks_of(writer, binning.bins() - 1);
    give_back(chunks);
    for (const TieChunk& chunk : chunks) EXPECT_EQ(chunk.entries()[TieChunk::capacity / 2], 0U);
    for (const TieChunk& chunk : others) EXPECT_NE(chunk.entries()[TieChunk::capacity / 2], 0U);
}

}  // namespace
}  // namespace backlash
