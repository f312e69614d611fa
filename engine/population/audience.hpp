// The audience of one replicate: the follower graph and everybody in it, before anything has happened.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/executor.hpp"
#include "base/huge_pages.hpp"
#include "base/random_streams.hpp"
#include "network/follower_graph.hpp"
#include "population/account.hpp"
#include "population/layout.hpp"
#include "population/network.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

struct Audience {
    FollowerGraph graph;
    ZeroPageVector<Account> accounts;
    ZeroPageVector<Inbox> inboxes;
    std::vector<AccountType> types;     // of the accounts, closely packed
    ZeroPageVector<float> login_rates;  // [alpha_i] 1/h
    std::array<std::uint32_t, group_count> group_sizes{};
    std::vector<std::string> actor_names;
    std::vector<std::uint32_t> actor_ids;

    std::uint32_t size() const { return static_cast<std::uint32_t>(accounts.size()); }

    // Ascending.
    std::vector<std::uint32_t> ids_of(AccountType type) const;

    // The account of a named actor, or of the rank-th most followed account of a type (ties: smaller id
    // first). Throws InputError when the audience has no such account.
    std::uint32_t account_of(const ActorReference& reference) const;
};

// For a simulation to change; shares the graph.
Audience copy_of(const Audience& audience);

// Draws the people of the network but for what is stated of them. Types follow from the layout of a generated
// network, are assigned in an imported one. Same result for any number of threads.
Audience draw_audience(const Scenario& scenario, const Network& network, const RandomSource& source,
                       Executor& executor);

}  // namespace backlash
