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

struct Collecting {
    TieWriter& rows;
    void tie(std::uint32_t follower, std::uint32_t followee) const { rows.add(followee, follower); }
    void hub_ties(Ids followers, std::uint32_t hub) const { rows.add(hub, followers); }
};

}  // namespace

GeneratedNetwork generate_communities(const CommunityModel& model, const RandomSource& source,
                                      Executor& executor) {
    check_model(model);
    RowBuilder rows(model.accounts, executor);
    std::optional<TieSource> ties(std::in_place, model, source, executor);
    std::atomic<std::uint64_t> loops = 0;
    rows.collect(block_count(model.accounts), [&](std::size_t block, TieWriter& writer) {
        loops += ties->visit(static_cast<std::uint32_t>(block), Collecting{writer});
    });
    ties.reset();  // its tables are not needed for the sorting
    auto result = rows.finish();
    return {std::move(result.graph), {loops, result.duplicates}};
}

}  // namespace backlash
