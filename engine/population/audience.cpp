#include "population/audience.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/huge_pages.hpp"
#include "population/assign_types.hpp"
#include "population/community_plan.hpp"
#include "population/sample_people.hpp"

namespace backlash {
namespace {

bool is_kol(AccountType type) {
    return type == AccountType::kol_ally || type == AccountType::kol_neutral ||
           type == AccountType::kol_hostile;
}

// Those of one type, waiting to be drawn together.
struct Waiting {
    PerEntry<std::uint32_t> ids;
    PerEntry<const StatedPerson*> stated;
    std::uint32_t count = 0;
};

// The people of these ids, type by type: those of one type are drawn together.
void draw_people(const Scenario& scenario, std::span<const AccountType> types, IdRange ids,
                 const StatedPeople& stated, const RandomSource& source, Audience& audience) {
    std::array<Waiting, account_type_count> waiting;
    const auto draw = [&](AccountType type) {
        Waiting& of_type = waiting[static_cast<std::size_t>(type)];
        const std::uint32_t count = std::exchange(of_type.count, 0);
        const auto together = std::span(of_type.ids).first(count);
        const StatedRow row = std::span(of_type.stated).first(stated.people.empty() ? 0 : count);
        sample_people(source, together, type, scenario, {audience.accounts, audience.login_rates}, row);
        if (!is_fanlike(type)) return;
        for (const std::uint32_t id : together) audience.inboxes[id].fanlike = 1;
    };
    auto person = std::ranges::lower_bound(stated.people, ids.first, {}, &StatedPerson::account);
    for (std::uint32_t id = ids.first; id < ids.last; ++id) {
        Waiting& of_type = waiting[static_cast<std::size_t>(types[id])];
        const bool is_stated = person != stated.people.end() && person->account == id;
        of_type.stated[of_type.count] = is_stated ? &*person++ : nullptr;
        of_type.ids[of_type.count++] = id;
        if (of_type.count == word_batch) draw(types[id]);
    }
    for (std::size_t place = 0; place < waiting.size(); ++place)
        if (waiting[place].count > 0) draw(static_cast<AccountType>(place));
}

}  // namespace

std::vector<std::uint32_t> Audience::ids_of(AccountType type) const {
    std::vector<std::uint32_t> ids;
    for (std::uint32_t block = 0; block < block_count(size()); ++block) {
        const IdRange range = block_range(block, size());
        const auto of_block = std::span(types).subspan(range.first, range.size());
        if (of_block.front() != type && are_of_one_type(of_block)) continue;
        for (std::uint32_t id = range.first; id < range.last; ++id)
            if (types[id] == type) ids.push_back(id);
    }
    return ids;
}

std::uint32_t Audience::account_of(const ActorReference& reference) const {
    if (!reference.name.empty()) {
        const auto found = std::ranges::find(actor_names, reference.name);
        if (found == actor_names.end()) throw InputError("no actor '" + reference.name + "'");
        return actor_ids[static_cast<std::size_t>(found - actor_names.begin())];
    }
    std::vector<std::uint32_t> ids = ids_of(reference.type);
    if (reference.rank < 1 || reference.rank > ids.size()) {
        throw InputError(
            fmt::format("rank {} of type {}: this audience has {} such accounts{}", reference.rank,
                        account_type_names[static_cast<std::size_t>(reference.type)], ids.size(),
                        is_kol(reference.type)
                            ? "; in an imported network chance decides which KOLs are allied, hostile or "
                              "neutral unless network.people says it, while an entry of `actors` is always "
                              "there"
                            : ""));
    }
    const auto more_followed = [&](std::uint32_t a, std::uint32_t b) {
        const auto na = graph.follower_count(a);
        const auto nb = graph.follower_count(b);
        return na != nb ? na > nb : a < b;
    };
    const auto wanted = ids.begin() + (reference.rank - 1);
    std::ranges::nth_element(ids, wanted, more_followed);
    return *wanted;
}

Audience copy_of(const Audience& audience) {
    return {.graph = audience.graph,
            .accounts = audience.accounts,
            .inboxes = audience.inboxes,
            .types = audience.types,
            .login_rates = audience.login_rates,
            .group_sizes = audience.group_sizes,
            .actor_names = audience.actor_names,
            .actor_ids = audience.actor_ids};
}

Audience draw_audience(const Scenario& scenario, const Network& network, const RandomSource& source,
                       Executor& executor) {
    const std::uint32_t size = network.graph.accounts();
    const auto layout = plan_layout(size, scenario.population, scenario.actors);
    const StatedPeople nothing;
    const StatedPeople& stated = network.stated ? *network.stated : nothing;
    TypeAssignment assignment;
    if (network.imported) {
        assignment = assign_types(network.graph, layout, scenario.actors, source, stated);
    } else {
        assignment = {.types = layout.types(), .actor_ids = actor_ids(layout, scenario.actors)};
    }

    Audience audience{.graph = network.graph,
                      .accounts = ZeroPageVector<Account>(size),
                      .inboxes = ZeroPageVector<Inbox>(size),
                      .types = std::move(assignment.types),
                      .login_rates = ZeroPageVector<float>(size),
                      .group_sizes = {},
                      .actor_names = {},
                      .actor_ids = assignment.actor_ids};
    audience.group_sizes = count_groups(audience.types);
    for (const ActorValues& actor : scenario.actors) audience.actor_names.push_back(actor.id);
    executor.for_each_index(block_count(size), [&](std::size_t block) {
        draw_people(scenario, audience.types, block_range(static_cast<std::uint32_t>(block), size), stated,
                    source, audience);
    });
    return audience;
}

}  // namespace backlash
