#include "population/assign_types.hpp"

#include <algorithm>
#include <numeric>

namespace backlash {
namespace {

// The `count` accounts with the most followers, most first.
std::vector<std::uint32_t> most_followed(const FollowerGraph& graph, std::uint32_t count) {
    std::vector<std::uint32_t> ids(graph.accounts());
    std::iota(ids.begin(), ids.end(), 0U);
    const auto more_followed = [&](std::uint32_t a, std::uint32_t b) {
        const auto na = graph.follower_count(a);
        const auto nb = graph.follower_count(b);
        return na != nb ? na > nb : a < b;
    };
    std::ranges::partial_sort(ids, ids.begin() + count, more_followed);
    ids.resize(count);
    return ids;
}

double chance(const RandomSource& source, std::uint32_t id) {
    const auto words = source.words(id, 0, Stream::account_type);
    return uniform53(words[0], words[1]);
}

}  // namespace

TypeAssignment assign_types(const FollowerGraph& graph, const PopulationLayout& layout,
                            std::span<const ActorValues> actors, const RandomSource& source) {
    const auto size = [&](AccountType type) { return layout.range(type).size(); };
    const auto named = [&](AccountType type) {
        return static_cast<std::uint32_t>(std::ranges::count(actors, type, &ActorValues::type));
    };
    const double core_share = static_cast<double>(size(AccountType::core)) / layout.accounts;
    const double fan_share = static_cast<double>(size(AccountType::fan)) / layout.accounts;
    const auto unnamed = [&](AccountType type) { return size(type) - named(type); };
    const std::uint32_t media = unnamed(AccountType::media);
    const std::uint32_t kols = unnamed(AccountType::kol_ally) + unnamed(AccountType::kol_hostile) +
                               unnamed(AccountType::kol_neutral);
    const double ally_share = static_cast<double>(unnamed(AccountType::kol_ally)) / kols;
    const double hostile_share = static_cast<double>(unnamed(AccountType::kol_hostile)) / kols;

    TypeAssignment assignment;
    assignment.types.resize(graph.accounts());
    for (std::uint32_t id = 0; id < graph.accounts(); ++id) {
        const double u = chance(source, id);
        assignment.types[id] = u < core_share               ? AccountType::core
                               : u < core_share + fan_share ? AccountType::fan
                                                            : AccountType::public_;
    }
    const auto hubs = most_followed(graph, static_cast<std::uint32_t>(actors.size()) + media + kols);
    for (std::size_t rank = 0; rank < hubs.size(); ++rank) {
        AccountType& type = assignment.types[hubs[rank]];
        const double u = chance(source, hubs[rank]);
        if (rank < actors.size()) {
            type = actors[rank].type;
            assignment.actor_ids.push_back(hubs[rank]);
        } else if (rank < actors.size() + media) {
            type = AccountType::media;
        } else {
            type = u < ally_share                   ? AccountType::kol_ally
                   : u < ally_share + hostile_share ? AccountType::kol_hostile
                                                    : AccountType::kol_neutral;
        }
    }
    return assignment;
}

}  // namespace backlash
