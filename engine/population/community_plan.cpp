#include "population/community_plan.hpp"

#include <algorithm>

namespace backlash {
namespace {

bool is_kol(AccountType type) {
    return type == AccountType::kol_ally || type == AccountType::kol_neutral ||
           type == AccountType::kol_hostile;
}

AccountGroup plan_group(AccountType type, IdRange ids, const NetworkValues& network, std::uint32_t accounts) {
    const double ordinary_cap = network.attractiveness_cap * accounts;
    const double kol_cap = network.kol_attractiveness_cap * accounts;
    return {.ids = ids,
            .community = community_of(type),
            .attractiveness_factor = is_kol(type) ? network.kol_attractiveness : 1.0,
            .attractiveness_cap = is_kol(type) ? kol_cap : ordinary_cap,
            .followee = is_ordinary(type) || is_kol(type),
            .ordinary = is_ordinary(type)};
}

// Probability that a member of each group follows a hub, from those for core fans, fans and anybody else.
std::vector<double> by_group(std::span<const AccountType> group_types,
                             const std::array<double, 3>& followers) {
    std::vector<double> probability;
    for (const AccountType type : group_types) {
        const int column = type == AccountType::core ? 0 : type == AccountType::fan ? 1 : 2;
        probability.push_back(followers[column]);
    }
    return probability;
}

}  // namespace

std::vector<std::uint32_t> actor_ids(const PopulationLayout& layout, std::span<const ActorValues> actors) {
    std::array<std::uint32_t, account_type_count> taken{};
    std::vector<std::uint32_t> ids;
    for (const ActorValues& actor : actors) {
        ids.push_back(layout.range(actor.type).first + taken[static_cast<std::size_t>(actor.type)]++);
    }
    return ids;
}

CommunityModel plan_communities(const NetworkValues& network, const PopulationLayout& layout,
                                std::span<const ActorValues> actors, const RandomSource& source) {
    CommunityModel model{.accounts = layout.accounts,
                         .out_degree_mean = network.out_degree_mean,
                         .out_degree_spread = network.out_degree_spread,
                         .out_degree_cap = network.out_degree_cap,
                         .in_degree_exponent = network.in_degree_exponent,
                         .ordinary_cap = network.attractiveness_cap * layout.accounts,
                         .homophily = network.homophily,
                         .reciprocity = network.reciprocity};
    std::vector<AccountType> types;
    for (std::size_t type = 0; type < layout.ranges.size(); ++type) {
        if (layout.ranges[type].size() > 0) types.push_back(static_cast<AccountType>(type));
    }
    std::ranges::sort(types, {}, [&](AccountType type) { return layout.range(type).first; });
    for (const AccountType type : types) {
        model.groups.push_back(plan_group(type, layout.range(type), network, layout.accounts));
    }

    const auto named = actor_ids(layout, actors);
    for (std::size_t a = 0; a < actors.size(); ++a) {
        model.hubs.push_back({.id = named[a], .follower_probability = by_group(types, actors[a].followers)});
    }
    const IdRange media = layout.range(AccountType::media);
    for (std::uint32_t id = media.first; id < media.last; ++id) {
        if (std::ranges::find(named, id) != named.end()) continue;
        const auto words = source.words(id, 0, Stream::hub_reach);
        const double share =
            network.media_followers_low +
            (network.media_followers_high - network.media_followers_low) * uniform53(words[0], words[1]);
        model.hubs.push_back({.id = id, .follower_probability = std::vector<double>(types.size(), share)});
    }
    return model;
}

}  // namespace backlash
