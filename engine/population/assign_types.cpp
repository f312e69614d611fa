#include "population/assign_types.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "base/error.hpp"

namespace backlash {
namespace {

using CountByType = std::array<std::uint32_t, account_type_count>;

std::uint32_t& of(CountByType& counts, AccountType type) {
    return counts[static_cast<std::size_t>(type)];
}

// The `count` accounts with the most followers, most first, whose type is not stated; all of them when they
// are fewer.
std::vector<std::uint32_t> most_followed(const FollowerGraph& graph, const StatedPeople& stated,
                                         std::uint32_t count) {
    std::vector<std::uint32_t> ids(graph.accounts());
    std::iota(ids.begin(), ids.end(), 0U);
    auto person = stated.people.begin();
    std::erase_if(ids, [&](std::uint32_t id) {
        while (person != stated.people.end() && person->account < id) ++person;
        return person != stated.people.end() && person->account == id && person->type;
    });
    const auto more_followed = [&](std::uint32_t a, std::uint32_t b) {
        const auto na = graph.follower_count(a);
        const auto nb = graph.follower_count(b);
        return na != nb ? na > nb : a < b;
    };
    count = std::min(count, static_cast<std::uint32_t>(ids.size()));
    std::ranges::partial_sort(ids, ids.begin() + count, more_followed);
    ids.resize(count);
    return ids;
}

double chance(const RandomSource& source, std::uint32_t id) {
    const auto words = source.words(id, 0, Stream::account_type);
    return uniform53(words[0], words[1]);
}

// Accounts that are an actor or of a stated type.
CountByType count_known(std::span<const ActorValues> actors, const StatedPeople& stated) {
    CountByType known{};
    for (const ActorValues& actor : actors) ++of(known, actor.type);
    for (const StatedPerson& person : stated.people)
        if (person.type) ++of(known, *person.type);
    for (std::size_t a = 0; a < stated.actor_ids.size(); ++a)
        if (stated.actor_ids[a]) --of(known, actors[a].type);  // counted as both
    return known;
}

// What is left of the layout when they are taken away.
CountByType count_left(const PopulationLayout& layout, CountByType known) {
    CountByType left{};
    for (std::size_t type = 0; type < left.size(); ++type)
        left[type] = layout.ranges[type].size() - std::min(layout.ranges[type].size(), known[type]);
    return left;
}

// Everybody as stated, else a core fan, a fan or public.
std::vector<AccountType> ordinary_types(const PopulationLayout& layout, const RandomSource& source,
                                        const StatedPeople& stated) {
    const double core_share = static_cast<double>(layout.range(AccountType::core).size()) / layout.accounts;
    const double fan_share = static_cast<double>(layout.range(AccountType::fan).size()) / layout.accounts;
    std::vector<AccountType> types(layout.accounts);
    for (std::uint32_t id = 0; id < layout.accounts; ++id) {
        const double u = chance(source, id);
        types[id] = u < core_share               ? AccountType::core
                    : u < core_share + fan_share ? AccountType::fan
                                                 : AccountType::public_;
    }
    for (const StatedPerson& person : stated.people)
        if (person.type) types[person.account] = *person.type;
    return types;
}

}  // namespace

TypeAssignment assign_types(const FollowerGraph& graph, const PopulationLayout& layout,
                            std::span<const ActorValues> actors, const RandomSource& source,
                            const StatedPeople& stated) {
    std::vector<std::size_t> open_actors;  // whose account is not stated
    for (std::size_t a = 0; a < actors.size(); ++a)
        if (stated.actor_ids.empty() || !stated.actor_ids[a]) open_actors.push_back(a);
    CountByType left = count_left(layout, count_known(actors, stated));
    const std::uint32_t media = of(left, AccountType::media);
    const std::uint32_t kols = of(left, AccountType::kol_ally) + of(left, AccountType::kol_hostile) +
                               of(left, AccountType::kol_neutral);
    const double ally_share = static_cast<double>(of(left, AccountType::kol_ally)) / kols;
    const double hostile_share = static_cast<double>(of(left, AccountType::kol_hostile)) / kols;

    const auto hubs =
        most_followed(graph, stated, static_cast<std::uint32_t>(open_actors.size()) + media + kols);
    if (hubs.size() < open_actors.size()) {
        throw InputError(
            fmt::format("network.people leaves {} accounts without a type for {} actors that it "
                        "does not name",
                        hubs.size(), open_actors.size()));
    }
    TypeAssignment assignment{.types = ordinary_types(layout, source, stated), .actor_ids = {}};
    assignment.actor_ids.resize(actors.size());
    for (std::size_t a = 0; a < stated.actor_ids.size(); ++a)
        assignment.actor_ids[a] = stated.actor_ids[a].value_or(0);
    for (std::size_t rank = 0; rank < hubs.size(); ++rank) {
        AccountType& type = assignment.types[hubs[rank]];
        const double u = chance(source, hubs[rank]);
        if (rank < open_actors.size()) {
            type = actors[open_actors[rank]].type;
            assignment.actor_ids[open_actors[rank]] = hubs[rank];
        } else if (rank < open_actors.size() + media) {
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
