#include "classics/seeding.hpp"

#include <algorithm>
#include <cmath>

#include "classics/parallel.hpp"

namespace backlash {
namespace {

// Marks `count` accounts that are not marked yet: draws and draws again on a hit.
void mark(std::vector<bool>& marked, std::uint32_t count, const RandomSource& source) {
    const auto accounts = static_cast<std::uint32_t>(marked.size());
    for (std::uint32_t draw = 0; count > 0; ++draw) {
        for (const std::uint32_t word : source.words(draw, 0, Stream::initial_state)) {
            const std::uint32_t id = below(accounts, word);
            if (count == 0 || marked[id]) continue;
            marked[id] = true;
            --count;
        }
    }
}

}  // namespace

std::vector<std::uint32_t> draw_distinct(std::uint32_t count, std::uint32_t accounts,
                                         const RandomSource& source) {
    std::vector<bool> marked(accounts);
    const bool mark_the_others = count > accounts / 2;
    mark(marked, mark_the_others ? accounts - count : count, source);
    std::vector<std::uint32_t> ids;
    ids.reserve(count);
    for (std::uint32_t id = 0; id < accounts; ++id) {
        if (marked[id] != mark_the_others) ids.push_back(id);
    }
    return ids;
}

std::uint32_t count_of(double share, std::uint32_t accounts) {
    if (share <= 0.0) return 0;
    return std::max(1U, static_cast<std::uint32_t>(std::llround(share * accounts)));
}

}  // namespace backlash
