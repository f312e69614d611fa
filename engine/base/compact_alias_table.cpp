#include "base/compact_alias_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>

#include "base/fixed_point.hpp"

namespace backlash {
namespace {

constexpr std::uint64_t column_places = std::uint64_t{1} << alias_place_bits;

using Places = std::array<std::uint64_t, alias_columns>;

// Weights in whole numbers that add up to all places; what rounding leaves, or took too much, is the
// heaviest's.
void share_out(std::span<const double> weights, Places& places) {
    constexpr std::uint64_t all = alias_columns * column_places;
    const double scale = static_cast<double>(all) / std::accumulate(weights.begin(), weights.end(), 0.0);
    places.fill(0);
    std::uint64_t given = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        places[k] = static_cast<std::uint64_t>(to_fixed<0>(weights[k] * scale));
        given += places[k];
    }
    *std::ranges::max_element(places) += all - given;  // modulo 2^64
}

}  // namespace

void build_compact_alias_table(std::span<const double> weights,
                               std::span<CompactAliasColumn, alias_columns> table) {
    Places places;
    share_out(weights, places);
    // Those with less than a column from the front, the others from the back. No processor foresees which:
    // the next place of both is written, and one of them kept.
    std::array<std::uint16_t, alias_columns> order;
    std::size_t small = 0;
    std::size_t large = order.size();
    for (std::uint32_t k = 0; k < alias_columns; ++k) {
        order[small] = order[large - 1] = static_cast<std::uint16_t>(k);
        const std::size_t is_small = places[k] < column_places ? 1 : 0;
        small += is_small;
        large -= 1 - is_small;
    }
    while (small > 0) {
        const std::uint16_t filled = order[--small];
        const std::uint16_t giver = order[large];
        table[filled] = {static_cast<std::uint32_t>(places[filled]), giver};
        places[giver] -= column_places - places[filled];
        if (places[giver] < column_places) {
            ++large;
            order[small++] = giver;
        }
    }
    for (; large < order.size(); ++large) table[order[large]] = {0, order[large]};  // exactly a column
}

}  // namespace backlash
