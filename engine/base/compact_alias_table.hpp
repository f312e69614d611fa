// Draws one of a few thousand with given weights in constant time, from four bytes each. Walker 1977; built
// as by Vose 1991.
//
// A column for each: a part of it is its own, the rest another's, its alias. Whoever draws a column and a
// place in it has drawn the owner of the place. Weights become whole numbers of 2^-20 columns first; for
// these the table is exact, and who has no weight is never drawn.
#pragma once

#include <cstdint>
#include <span>

namespace backlash {

inline constexpr int alias_column_bits = 12;
inline constexpr int alias_place_bits = 32 - alias_column_bits;
// Of a table; also the most that can be drawn from.
inline constexpr std::uint32_t alias_columns = 1U << alias_column_bits;

// One number a column: places that are its own above, its alias below.
class CompactAliasColumn {
  public:
    CompactAliasColumn() = default;
    CompactAliasColumn(std::uint32_t own_places, std::uint32_t alias)
        : bits_(own_places << alias_column_bits | alias) {}

    // Who has a place of this column, which is the `number`-th: the one that begins the random word `place`.
    std::uint32_t owner(std::uint32_t number, std::uint32_t place) const {
        const std::uint32_t alias = bits_ & (alias_columns - 1);
        // By a mask: no processor foresees which.
        const std::uint32_t is_own = -static_cast<std::uint32_t>(place < bits_ - alias);
        return alias ^ ((number ^ alias) & is_own);
    }

  private:
    std::uint32_t bits_;
};

// Weights >= 0, at most alias_columns of them, that add up to 1e-200 at least.
void build_compact_alias_table(std::span<const double> weights,
                               std::span<CompactAliasColumn, alias_columns> table);

}  // namespace backlash
