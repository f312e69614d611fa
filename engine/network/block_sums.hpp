// Sums over all accounts that are the same for any number of threads.
#pragma once

#include <vector>

#include "base/blocks.hpp"
#include "base/executor.hpp"

namespace backlash {

// partial(range) of each block of [0, accounts), added up with += in the order of the blocks.
template <class Sum, class Partial>
Sum sum_blocks(std::uint32_t accounts, Executor& executor, Sum sum, const Partial& partial) {
    std::vector<Sum> parts(block_count(accounts));
    executor.for_each_index(parts.size(), [&](std::size_t block) {
        parts[block] = partial(block_range(static_cast<std::uint32_t>(block), accounts));
    });
    for (const Sum& part : parts) sum += part;
    return sum;
}

}  // namespace backlash
