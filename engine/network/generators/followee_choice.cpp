#include "network/generators/followee_choice.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "base/huge_pages.hpp"
#include "network/generators/account_draws.hpp"

namespace backlash {
namespace {

std::vector<double> draw_weights(const CommunityModel& model, const RandomSource& source,
                                 Executor& executor) {
    std::vector<double> weights(model.accounts);
    executor.for_each_index(block_count(model.accounts), [&](std::size_t block) {
        const IdRange range = block_range(static_cast<std::uint32_t>(block), model.accounts);
        PerEntry<double> drawn;
        for (const AccountGroup& group : model.groups) {
            const std::uint32_t last = std::min(range.last, group.ids.last);
            for (std::uint32_t id = std::max(range.first, group.ids.first); id < last; id += word_batch) {
                const IdRange ids = {id, std::min(id + word_batch, last)};
                draw_attractiveness(model, group, source, ids, drawn);
                std::copy_n(drawn.begin(), ids.size(), weights.begin() + id);
            }
        }
    });
    return weights;
}

// Shares of the groups for stubs of one community.
std::vector<double> mixture(std::span<const double> sums, std::span<const std::uint16_t> communities,
                            std::uint32_t community, double homophily) {
    const double all = std::accumulate(sums.begin(), sums.end(), 0.0);
    double own = 0.0;
    for (std::size_t g = 0; g < sums.size(); ++g) own += communities[g] == community ? sums[g] : 0.0;
    const double own_share = own > 0.0 ? homophily : 0.0;
    std::vector<double> shares;
    for (std::size_t g = 0; g < sums.size(); ++g) {
        const double in_own = own > 0.0 && communities[g] == community ? sums[g] / own : 0.0;
        shares.push_back(own_share * in_own + (1.0 - own_share) * sums[g] / all);
    }
    return shares;
}

}  // namespace

FolloweeChoice::FolloweeChoice(const CommunityModel& model, const RandomSource& source, Executor& executor)
    : columns_(huge_page_vector<AliasColumn>(model.accounts)) {
    const std::vector<double> weights = draw_weights(model, source, executor);
    const auto members = [](auto& all, IdRange ids) { return std::span(all).subspan(ids.first, ids.size()); };
    std::vector<double> sums(model.groups.size());
    executor.for_each_index(model.groups.size(), [&](std::size_t g) {
        const IdRange ids = model.groups[g].ids;
        const auto own = members(weights, ids);
        sums[g] = std::accumulate(own.begin(), own.end(), 0.0);
        if (sums[g] > 0.0) build_alias_columns(own, ids.first, members(columns_, ids));
    });

    std::vector<std::uint16_t> communities;
    std::vector<double> picked_sums;
    std::uint32_t last_community = 0;
    for (std::size_t g = 0; g < sums.size(); ++g) {
        last_community = std::max<std::uint32_t>(last_community, model.groups[g].community);
        if (sums[g] <= 0.0) continue;
        groups_.push_back(model.groups[g].ids);
        communities.push_back(model.groups[g].community);
        picked_sums.push_back(sums[g]);
    }
    const std::size_t groups = groups_.size();
    mixtures_.resize(groups * (last_community + std::size_t{1}));
    for (std::uint32_t community = 0; community <= last_community; ++community) {
        const auto shares = mixture(picked_sums, communities, community, model.homophily);
        build_alias_columns(shares, 0, std::span(mixtures_).subspan(community * groups, groups));
    }
}

}  // namespace backlash
