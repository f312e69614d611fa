#include "network/follower_graph.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/blocks.hpp"
#include "network/row_builder.hpp"

namespace backlash {

FollowerGraph::FollowerGraph() : FollowerGraph(std::vector<std::uint64_t>{0}, {}) {}

FollowerGraph::FollowerGraph(std::vector<std::uint64_t> row_starts, std::vector<std::uint32_t> followers) {
    struct Rows {
        std::vector<std::uint64_t> starts;
        std::vector<std::uint32_t> followers;
    };
    const auto rows = std::make_shared<const Rows>(Rows{std::move(row_starts), std::move(followers)});
    *this = FollowerGraph(rows, rows->starts, rows->followers);
}

FollowerGraph::FollowerGraph(std::shared_ptr<const void> keeper, std::span<const std::uint64_t> row_starts,
                             std::span<const std::uint32_t> followers)
    : keeper_(std::move(keeper)), row_starts_(row_starts), followers_(followers) {
    if (row_starts.empty() || row_starts.front() != 0 || row_starts.back() != followers.size())
        throw std::invalid_argument("row offsets do not fit the rows");
}

bool FollowerGraph::operator==(const FollowerGraph& other) const {
    return std::ranges::equal(row_starts_, other.row_starts_) &&
           std::ranges::equal(followers_, other.followers_);
}

FollowerGraph reversed(const FollowerGraph& graph, Executor& executor) {
    RowBuilder builder(graph.accounts(), executor);
    builder.collect(block_count(graph.accounts()), [&](std::size_t block, TieWriter& writer) {
        const IdRange range = block_range(static_cast<std::uint32_t>(block), graph.accounts());
        for (std::uint32_t followee = range.first; followee < range.last; ++followee) {
            for (const std::uint32_t follower : graph.followers(followee)) writer.add(follower, followee);
        }
    });
    return builder.finish().graph;
}

}  // namespace backlash
