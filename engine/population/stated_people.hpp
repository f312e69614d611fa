// What is known of single accounts of an imported network, instead of being assigned or drawn.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "scenario/account_type.hpp"

namespace backlash {

// Units and meanings: Account; of the log-in rate 1/h.
enum class Trait : std::uint8_t { loyalty, trust, involvement, engagement, threshold, login_rate };
inline constexpr int trait_count = 6;
inline constexpr double highest_stated_login_rate = 60.0;  // 1/h

struct StatedPerson {
    std::uint32_t account = 0;
    std::optional<AccountType> type{};

    bool states(Trait trait) const { return !std::isnan(value(trait)); }
    float value(Trait trait) const { return traits_[static_cast<std::size_t>(trait)]; }
    void state(Trait trait, double value) {
        traits_[static_cast<std::size_t>(trait)] = static_cast<float>(value);
    }

  private:
    static constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

    std::array<float, trait_count> traits_ = {unknown, unknown, unknown, unknown, unknown, unknown};
};

struct StatedPeople {
    std::vector<StatedPerson> people;  // by ascending account, each once
    // In the order of the scenario's actors; none: nothing is said of that actor. Empty: of no actor. Their
    // accounts are among `people`, with the type of the actor.
    std::vector<std::optional<std::uint32_t>> actor_ids;
};

// What is stated of each of a row of accounts, null where nothing is; empty: nothing of anybody.
using StatedRow = std::span<const StatedPerson* const>;

}  // namespace backlash
