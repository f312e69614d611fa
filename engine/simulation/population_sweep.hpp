// Looks at everybody: means, deciles and histograms of outrage and trust by group at one moment.
//
// Outrage fades by itself and is counted anew each time; trust is counted as it changes.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "population/account.hpp"
#include "simulation/group_distribution.hpp"
#include "simulation/mood_columns.hpp"
#include "simulation/population_means.hpp"
#include "simulation/standing_trust.hpp"

namespace backlash {

struct PopulationState {
    GroupDistribution outrage;
    GroupDistribution trust;
};

class PopulationSweep {
  public:
    // Nobody yet.
    explicit PopulationSweep(std::span<const AccountType> types) : moods_(types), trust_(types) {}

    // The block's part of all accounts, as they are at first. Once for each block, from any thread.
    void take_in(std::uint32_t block, std::span<const Account> accounts) {
        moods_.take_in(block, accounts);
        trust_.take_in(block, accounts);
    }

    // The account has changed; `trust_before` is what it had when it was last taken. Accounts of different
    // blocks may be taken by different threads.
    void take(std::uint32_t id, const Account& account, float trust_before) {
        moods_.change(id, account.outrage, account.stamp);
        trust_.change(id, account.type, trust_before, account.trust);
    }

    // State at the start of `step`; types by account, as when the sweep was made. Integer sums: the same for
    // any number of threads.
    PopulationState at(std::uint32_t step, std::span<const AccountType> types, Executor& executor);

    // The means of at() alone, the same bits.
    PopulationMeans means_at(std::uint32_t step, std::span<const AccountType> types,
                             Executor& executor) const {
        return population_means(moods_, types, trust_, step, executor);
    }

    // What is kept of an account, but for the counts of trust: a quarter of a byte in large blocks of one
    // type.
    static constexpr std::size_t bytes_an_account = MoodColumns::bytes_an_account;

  private:
    using Tallies = std::array<MoodTally, account_type_count>;

    MoodColumns moods_;
    StandingTrust trust_;
    std::vector<Tallies> tallies_;  // by thread
};

}  // namespace backlash
