// How many accounts of each type there are, and which ids they have in a generated network.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "base/blocks.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// Ids are contiguous by type, those that share the brand's identity first: core, fan, kol_ally, kol_hostile,
// kol_neutral, media, brand, public.
struct PopulationLayout {
    std::uint32_t accounts = 0;
    std::array<IdRange, account_type_count> ranges{};  // indexed by AccountType

    const IdRange& range(AccountType type) const { return ranges[static_cast<std::size_t>(type)]; }
    std::vector<AccountType> types() const;  // by id
};

// Shares of N rounded down; at least 12 KOLs, 3 of them allied and 2 hostile; at least as many of
// each type as the scenario names actors, and as many brand accounts. Throws InputError, which begins with
// `source`, what says how many accounts there are, when N is too small to hold them all.
PopulationLayout plan_layout(std::uint32_t accounts, const PopulationValues& population,
                             std::span<const ActorValues> actors,
                             std::string_view source = "network.accounts");

// Whether all of these accounts, one at least, are of one type; quick, because neighbours mostly are.
bool are_of_one_type(std::span<const AccountType> types);

// Accounts of each type.
std::array<std::uint32_t, account_type_count> count_types(std::span<const AccountType> types);

// Accounts by group, from the types by id.
std::array<std::uint32_t, group_count> count_groups(std::span<const AccountType> types);

}  // namespace backlash
