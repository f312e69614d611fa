// One account that logs in during a step, with the beginnings of two of its uniforms.
//
// They are enough to tell nearly all log-ins that change nothing; the bits after them are drawn for the
// others only.
#pragma once

#include <cstdint>

#include "base/compact_alias_table.hpp"

namespace backlash {

// Consecutive accounts whose log-ins are drawn together.
inline constexpr std::uint32_t cell_size = alias_columns;

inline constexpr int mark_bits = 9;  // of each of the two beginnings

// Two numbers of at most mark_bits + 1 bits side by side. Their highest bits are for comparing both at once.
struct MarkPair {
    static constexpr int upper_shift = mark_bits + 1;

    static constexpr std::uint32_t of(std::uint32_t upper, std::uint32_t lower) {
        return upper << upper_shift | lower;
    }
};

class LogIn {
  public:
    LogIn() = default;
    // The index in a cell; a random word, of which two of the lowest twenty bits are left out.
    LogIn(std::uint32_t index, std::uint32_t random) : bits_(index << index_shift | (random & both_marks)) {}

    // The id minus the cell's first id.
    std::uint32_t index() const { return bits_ >> index_shift; }

    // Beginnings of u3, who posts, and of u2, who opens the board: below 2^mark_bits. As a MarkPair, in this
    // order.
    std::uint32_t marks() const { return bits_ & both_marks; }
    std::uint32_t post_mark() const { return marks() >> MarkPair::upper_shift; }
    std::uint32_t board_mark() const { return bits_ & mark; }

  private:
    static constexpr int index_shift = 2 * MarkPair::upper_shift;
    static constexpr std::uint32_t mark = (1U << mark_bits) - 1;
    static constexpr std::uint32_t both_marks = MarkPair::of(mark, mark);
    static_assert(alias_column_bits + index_shift == 32);

    std::uint32_t bits_;
};

// A random word with this beginning instead of its own.
inline std::uint32_t word_from(std::uint32_t mark, std::uint32_t word) {
    return mark << (32 - mark_bits) | word >> mark_bits;
}

}  // namespace backlash
