// Looks at everybody: means, deciles and histograms of outrage and trust by group at one moment.
//
// A log-in wants all of one account in one cache line, a sweep wants the same two numbers of every account
// side by side. So the sweep keeps its own copy of them, brought up to date whenever an account is touched.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/executor.hpp"
#include "base/huge_pages.hpp"
#include "population/account.hpp"
#include "simulation/group_distribution.hpp"
#include "simulation/mood.hpp"
#include "simulation/population_means.hpp"
#include "simulation/standing_trust.hpp"

namespace backlash {

struct PopulationState {
    GroupDistribution outrage;
    GroupDistribution trust;
};

class PopulationSweep {
  public:
    PopulationSweep(std::span<const Account> accounts, Executor& executor);

    // The account has changed; `trust_before` is what it had when it was last taken. Accounts of different
    // blocks may be taken by different threads.
    void take(std::uint32_t id, const Account& account, float trust_before) {
        moods_[id] = {account.outrage, account.stamp};
        stirred_[id / run_length] = 1;
        trust_.change(id, account.type, trust_before, account.trust);
    }

    void prefetch(std::uint32_t id) const { __builtin_prefetch(&moods_[id], 1); }

    // State at the start of `step`; types by account, as when the sweep was made. Integer sums: the same for
    // any number of threads.
    PopulationState at(std::uint32_t step, std::span<const AccountType> types, Executor& executor);

    // The means of at() alone, the same bits.
    PopulationMeans means_at(std::uint32_t step, std::span<const AccountType> types,
                             Executor& executor) const {
        return population_means(moods_, calming_rates_, types, trust_, step, executor);
    }

    // What is kept of an account, but for the counts of trust: a quarter of a byte in large blocks of one
    // type.
    static constexpr std::size_t bytes_an_account = sizeof(Mood) + sizeof(float);

  private:
    static constexpr std::uint32_t run_length = 256;
    static_assert(block_size % run_length == 0);

    using Tallies = std::array<MoodTally, account_type_count>;
    // Outrage of a run of accounts.
    struct Column {
        std::array<std::int32_t, run_length> bin;
        std::array<std::int32_t, run_length> fixed;
        std::int64_t sum = 0;  // of `fixed`
        bool is_of_one_type = true;
    };

    void measure_run(std::uint32_t step, IdRange ids, const AccountType* types, Column& column) const;
    void fetch_run(IdRange ids, const AccountType* types) const;
    void count_run(std::uint32_t step, IdRange ids, const AccountType* types, Tallies& outrage) const;

    // Runs of accounts.
    IdRange run(std::uint32_t number) const;
    std::uint32_t runs() const { return static_cast<std::uint32_t>(stirred_.size()); }

    ZeroPageVector<Mood> moods_;
    ZeroPageVector<float> calming_rates_;
    std::vector<std::uint8_t> stirred_;  // by run: somebody is or may be outraged
    StandingTrust trust_;
    std::vector<Tallies> tallies_;  // by thread
};

}  // namespace backlash
