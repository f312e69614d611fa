// Picks one of many with given weights in constant time. Walker 1977, built as in Vose 1991.
#pragma once

#include <cstdint>
#include <span>

namespace backlash {

// One column of the table: its own account below the threshold, the alias above. Both in one cache line.
struct AliasColumn {
    std::uint32_t threshold = 0;  // in units of 2^-32
    std::uint32_t alias = 0;
};

// Fills `columns` so that pick_alias() at a random point gives first_id + i with probability weights[i] /
// sum. Weights >= 0, sum > 0; one column a weight.
void build_alias_columns(std::span<const double> weights, std::uint32_t first_id,
                         std::span<AliasColumn> columns);

// Where a random word falls: a column and a place in it.
struct AliasPoint {
    std::uint32_t column = 0;
    std::uint32_t height = 0;  // in units of 2^-32
};

// The point in `columns` columns that a word falls on. A wide word reaches 2^32 columns of 2^32 steps each, a
// narrow one is enough for a few columns.
inline AliasPoint alias_point(std::uint64_t wide_word, std::uint32_t columns) {
    // word * columns in 96 bits: the top 32 are the column, the next 32 the height in it.
    const std::uint64_t low = (wide_word & 0xFFFFFFFFU) * columns;
    const std::uint64_t high = (wide_word >> 32) * columns + (low >> 32);
    return {static_cast<std::uint32_t>(high >> 32), static_cast<std::uint32_t>(high)};
}
inline AliasPoint narrow_alias_point(std::uint32_t word, std::uint32_t columns) {
    const std::uint64_t product = static_cast<std::uint64_t>(word) * columns;
    return {static_cast<std::uint32_t>(product >> 32), static_cast<std::uint32_t>(product)};
}

// Own id below the threshold, else the alias; by a mask, because a branch would be mispredicted half of the
// time.
inline std::uint32_t pick_alias(AliasColumn column, std::uint32_t own_id, std::uint32_t height) {
    const std::uint32_t own = height < column.threshold ? 0xFFFFFFFFU : 0U;
    return column.alias ^ ((column.alias ^ own_id) & own);
}

}  // namespace backlash
