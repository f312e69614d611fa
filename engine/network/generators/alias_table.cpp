#include "network/generators/alias_table.hpp"

#include <algorithm>
#include <vector>

namespace backlash {

void build_alias_columns(std::span<const double> weights, std::uint32_t first_id,
                         std::span<AliasColumn> columns) {
    double sum = 0.0;
    for (const double weight : weights) sum += weight;
    const double scale = static_cast<double>(weights.size()) / sum;

    // `filled[i]` is what is left of weight i, in columns. Small ones from the front and large ones from the
    // back of one list.
    std::vector<double> left(weights.size());
    std::vector<std::uint32_t> order(weights.size());
    std::size_t small = 0;
    std::size_t large = order.size();
    for (std::uint32_t i = 0; i < left.size(); ++i) {
        left[i] = weights[i] * scale;
        order[left[i] < 1.0 ? small++ : --large] = i;
        columns[i] = {0, first_id + i};
    }
    // Each small column is filled up by the current large one, which becomes small when little of it is left.
    while (small > 0 && large < order.size()) {
        const std::uint32_t poor = order[--small];
        const std::uint32_t rich = order[large];
        columns[poor] = {static_cast<std::uint32_t>(left[poor] * 0x1p32), first_id + rich};
        left[rich] -= 1.0 - left[poor];
        if (left[rich] < 1.0) {
            ++large;
            order[small++] = rich;
        }
    }
    // Whatever remains is a full column but for rounding: its alias is itself.
}

}  // namespace backlash
