#include "network/generators/communities.hpp"

#include <atomic>
#include <optional>
#include <span>
#include <utility>

#include "base/blocks.hpp"
#include "network/generators/check_model.hpp"
#include "network/generators/ties.hpp"
#include "network/row_builder.hpp"

namespace backlash {
namespace {

using Ids = std::span<const std::uint32_t>;

struct Counting {
    RowBuilder& rows;
    void prefetch(Ids followees) const {
        for (const std::uint32_t followee : followees) rows.prefetch_row(followee);
    }
    void tie(std::uint32_t, std::uint32_t followee) const { rows.count(followee); }
    void hub_ties(Ids followers, std::uint32_t hub) const { rows.count(hub, followers.size()); }
};

struct Placing {
    RowBuilder& rows;
    void prefetch(Ids followees) const {
        for (const std::uint32_t followee : followees) rows.prefetch_entry(followee);
    }
    void tie(std::uint32_t follower, std::uint32_t followee) const { rows.place(followee, follower); }
    void hub_ties(Ids followers, std::uint32_t hub) const { rows.place(hub, followers); }
};

}  // namespace

GeneratedNetwork generate_communities(const CommunityModel& model, const RandomSource& source,
                                      Executor& executor) {
    check_model(model);
    RowBuilder rows(model.accounts, executor);
    std::optional<TieSource> ties(std::in_place, model, source, executor);
    std::atomic<std::uint64_t> loops = 0;
    const auto visit_all = [&](const auto& sink) {
        loops = 0;
        executor.for_each_index(block_count(model.accounts), [&](std::size_t block) {
            loops += ties->visit(static_cast<std::uint32_t>(block), sink);
        });
    };
    visit_all(Counting{rows});
    rows.end_counting();
    visit_all(Placing{rows});
    ties.reset();  // its tables are not needed for the sorting
    auto result = rows.finish();
    return {std::move(result.graph), {loops, result.duplicates}};
}

}  // namespace backlash
