// Builds a network from a function that knows the ties of each piece of it.
#pragma once

#include <atomic>
#include <cstdint>

#include "base/executor.hpp"
#include "network/generators/communities.hpp"
#include "network/row_builder.hpp"

namespace backlash {

// `visit(piece, tie)` calls tie(follower, followee) for every tie of the piece; pieces 0..pieces-1 are
// visited in any order and from any thread. Loops and duplicates are dropped.
template <class Visit>
GeneratedNetwork generate_from_ties(std::uint32_t accounts, std::size_t pieces, Executor& executor,
                                    const Visit& visit) {
    RowBuilder rows(accounts, executor);
    std::atomic<std::uint64_t> loops = 0;
    rows.collect(pieces, [&](std::size_t piece, TieWriter& writer) {
        std::uint64_t loops_here = 0;
        visit(piece, [&](std::uint32_t follower, std::uint32_t followee) {
            if (follower == followee) {
                ++loops_here;
            } else {
                writer.add(followee, follower);
            }
        });
        loops += loops_here;
    });
    auto result = rows.finish();
    return {std::move(result.graph), {loops, result.duplicates}};
}

}  // namespace backlash
