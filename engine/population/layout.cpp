#include "population/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/error.hpp"
#include "base/huge_pages.hpp"

namespace backlash {
namespace {

constexpr std::array<AccountType, account_type_count> id_order = {
    AccountType::core,        AccountType::fan,   AccountType::kol_ally, AccountType::kol_hostile,
    AccountType::kol_neutral, AccountType::media, AccountType::brand,    AccountType::public_};

std::uint32_t share_of(std::uint32_t accounts, double share) {
    return static_cast<std::uint32_t>(share * accounts);
}

}  // namespace

PopulationLayout plan_layout(std::uint32_t accounts, const PopulationValues& population,
                             std::span<const ActorValues> actors, std::string_view source) {
    std::array<std::uint32_t, account_type_count> counts{};
    const auto count = [&](AccountType type) -> std::uint32_t& {
        return counts[static_cast<std::size_t>(type)];
    };
    const auto named = [&](AccountType type) {
        return static_cast<std::uint32_t>(std::ranges::count(actors, type, &ActorValues::type));
    };
    const std::uint32_t kols = std::max(12U, share_of(accounts, population.kol_share));
    count(AccountType::core) = std::max(share_of(accounts, population.core_share), named(AccountType::core));
    count(AccountType::fan) = std::max(share_of(accounts, population.fan_share), named(AccountType::fan));
    count(AccountType::kol_ally) =
        std::max({3U, share_of(kols, population.kol_ally_share), named(AccountType::kol_ally)});
    count(AccountType::kol_hostile) =
        std::max({2U, share_of(kols, population.kol_hostile_share), named(AccountType::kol_hostile)});
    const std::uint32_t partisan = count(AccountType::kol_ally) + count(AccountType::kol_hostile);
    count(AccountType::kol_neutral) =
        std::max(kols > partisan ? kols - partisan : 1, named(AccountType::kol_neutral));
    count(AccountType::media) = std::max(population.media_accounts, named(AccountType::media));
    count(AccountType::brand) = named(AccountType::brand);

    std::uint64_t taken = 0;
    for (const std::uint32_t n : counts) taken += n;
    const std::uint32_t least_public = std::max(1U, named(AccountType::public_));
    if (taken + least_public > accounts) {
        throw InputError(
            fmt::format("{}: {} accounts cannot hold {} fans, KOLs, media and brands and {} of the public",
                        source, accounts, taken, least_public));
    }
    count(AccountType::public_) = accounts - static_cast<std::uint32_t>(taken);

    PopulationLayout layout{.accounts = accounts};
    std::uint32_t next = 0;
    for (const AccountType type : id_order) {
        layout.ranges[static_cast<std::size_t>(type)] = {next, next + count(type)};
        next += count(type);
    }
    return layout;
}

std::vector<AccountType> PopulationLayout::types() const {
    auto types = huge_page_vector<AccountType>(accounts);
    for (std::size_t type = 0; type < ranges.size(); ++type) {
        std::fill(types.begin() + ranges[type].first, types.begin() + ranges[type].last,
                  static_cast<AccountType>(type));
    }
    return types;
}

bool are_of_one_type(std::span<const AccountType> types) {
    // Then each is like the one after it.
    return std::memcmp(types.data(), types.data() + 1, types.size_bytes() - sizeof(AccountType)) == 0;
}

std::array<std::uint32_t, account_type_count> count_types(std::span<const AccountType> types) {
    constexpr std::size_t most = 1024;
    std::array<std::uint32_t, account_type_count> counts{};
    for (; !types.empty(); types = types.subspan(std::min(most, types.size()))) {
        const auto part = types.first(std::min(most, types.size()));
        if (are_of_one_type(part)) {
            counts[static_cast<std::size_t>(part.front())] += static_cast<std::uint32_t>(part.size());
        } else {
            for (const AccountType type : part) ++counts[static_cast<std::size_t>(type)];
        }
    }
    return counts;
}

std::array<std::uint32_t, group_count> count_groups(std::span<const AccountType> types) {
    std::array<std::uint32_t, group_count> counts{};
    std::ranges::copy(count_types(types), counts.begin());
    counts[fans_group] = counts[static_cast<std::size_t>(AccountType::core)] +
                         counts[static_cast<std::size_t>(AccountType::fan)];
    counts[all_group] = static_cast<std::uint32_t>(types.size());
    return counts;
}

}  // namespace backlash
