// The kinds of account, and the groups that results are reported for.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace backlash {

enum class AccountType : std::uint8_t {
    core,
    fan,
    public_,
    kol_ally,
    kol_neutral,
    kol_hostile,
    media,
    brand
};

inline constexpr int account_type_count = 8;

// Names in files and on the command line, in the order of AccountType.
inline constexpr std::array<std::string_view, account_type_count> account_type_names = {
    "core", "fan", "public", "kol_ally", "kol_neutral", "kol_hostile", "media", "brand"};

// Reported groups: the types, then two unions: fans = core + fan, all = every account.
inline constexpr int group_count = account_type_count + 2;
inline constexpr int fans_group = account_type_count;
inline constexpr int all_group = account_type_count + 1;
inline constexpr std::array<std::string_view, group_count> group_names = {
    "core", "fan", "public", "kol_ally", "kol_neutral", "kol_hostile", "media", "brand", "fans", "all"};

// Core fans, fans and allied KOLs share an identity with the brand.
constexpr bool is_fanlike(AccountType type) {
    return type == AccountType::core || type == AccountType::fan || type == AccountType::kol_ally;
}

constexpr bool is_fan(AccountType type) {
    return type == AccountType::core || type == AccountType::fan;
}

// Hostile KOLs, media and brands do what the script says and are never outraged: their involvement is 0.
constexpr bool acts_by_script(AccountType type) {
    return type == AccountType::kol_hostile || type == AccountType::media || type == AccountType::brand;
}

// Ordinary accounts post to their own community first; KOLs, media and brands reach everyone alike.
constexpr bool is_ordinary(AccountType type) {
    return is_fan(type) || type == AccountType::public_;
}

}  // namespace backlash
