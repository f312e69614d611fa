// How trust is distributed, kept up to date at every change of an account: unlike outrage, trust does not
// fade by itself, and fewer accounts change than looks at everybody would have to count.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "population/account.hpp"
#include "simulation/group_distribution.hpp"
#include "simulation/mood.hpp"

namespace backlash {

class StandingTrust {
  public:
    // Nobody's trust yet.
    explicit StandingTrust(std::span<const AccountType> types);

    // The block's part of all accounts, as they are at first. Once for each block, from any thread.
    void take_in(std::uint32_t block, std::span<const Account> accounts);

    // Accounts of different blocks may change in different threads.
    void change(std::uint32_t id, AccountType type, float before, float after) {
        if (before == after) return;
        const std::size_t place = places_[places_of(id / block_size) + static_cast<std::size_t>(type)];
        sums_[place] += std::int64_t{in_mood_units(after)} - in_mood_units(before);
        Counts& counts = counts_[place];
        --counts[static_cast<std::size_t>(fine_bin_of(before))];
        ++counts[static_cast<std::size_t>(fine_bin_of(after))];
    }

    // By type, in units of 1 / mood_unit.
    std::array<std::int64_t, account_type_count> sums() const;
    std::array<std::uint64_t, account_type_count> accounts() const;

    // Adds up everybody, by type.
    void count(std::span<MoodTally, account_type_count> by_type) const;

  private:
    // A block has at most 2^14 accounts.
    using Counts = std::array<std::uint16_t, fine_bins>;

    static std::size_t places_of(std::uint32_t block) { return std::size_t{block} * account_type_count; }

    // Of each block and type that it holds, one entry of counts_ and sums_.
    std::vector<std::uint32_t> places_;  // [block][type]; of a type that the block lacks, not used
    std::vector<AccountType> types_;     // [place]
    std::vector<std::uint32_t> sizes_;   // [place] accounts
    std::vector<std::int64_t> sums_;     // [place]
    std::vector<Counts> counts_;         // [place]
};

}  // namespace backlash
