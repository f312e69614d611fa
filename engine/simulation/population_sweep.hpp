// Looks at everybody: means, deciles and histograms of outrage and trust by group at one moment.
//
// A log-in wants all of one account in one cache line, a sweep wants the same three numbers of every account
// side by side. So the sweep keeps its own copy of them, brought up to date whenever an account is touched.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "base/huge_pages.hpp"
#include "population/account.hpp"
#include "simulation/mood.hpp"
#include "simulation/population_means.hpp"
#include "simulation/record.hpp"

namespace backlash {

// Distribution of one variable in [0, 1] by group. Deciles are read off 2000 equal bins: exact to 0.0005.
struct GroupDistribution {
    std::array<double, group_count> mean{};
    std::array<std::array<double, decile_count>, group_count> deciles{};
    std::array<std::array<std::uint32_t, histogram_bins>, group_count> histogram{};
};

struct PopulationState {
    GroupDistribution outrage;
    GroupDistribution trust;
};

class PopulationSweep {
  public:
    PopulationSweep(std::span<const Account> accounts, Executor& executor);

    // The account has changed. Accounts of different blocks may be taken by different threads.
    void take(std::uint32_t id, const Account& account) {
        moods_[id] = {account.outrage, account.trust, account.calming_rate, account.stamp};
    }

    void prefetch(std::uint32_t id) const { __builtin_prefetch(&moods_[id], 1); }

    // State at the start of `step`. Integer sums: the same for any number of threads.
    PopulationState at(std::uint32_t step, Executor& executor);

    // The means of at() alone, the same bits.
    PopulationMeans means_at(std::uint32_t step, Executor& executor) const {
        return population_means(moods_, types_, step, executor);
    }

    // What is kept of an account.
    static constexpr std::size_t bytes_an_account = 4 * sizeof(float) + sizeof(AccountType);

  private:
    static constexpr int fine_bins = 2000;
    static constexpr int fine_per_bin = fine_bins / histogram_bins;
    static constexpr int lanes =
        2;  // neighbours count in different words, so that neither waits for the other
    static constexpr std::uint32_t run_length = 256;

    // Counts and sum of one variable over the accounts of one type, or of one group.
    struct Tally {
        std::int64_t sum = 0;  // in units of 2^-30
        std::uint64_t accounts = 0;
        std::array<std::array<std::uint32_t, lanes>, fine_bins> bins{};

        void add(const Tally& other);
    };
    struct PartTally {
        std::array<Tally, account_type_count> outrage;
        std::array<Tally, account_type_count> trust;
    };
    // One variable of a run of accounts.
    struct Column {
        std::array<std::int32_t, run_length> bin;
        std::array<std::int32_t, run_length> fixed;
        std::int64_t sum = 0;  // of `fixed`
    };

    void count_part(std::uint32_t step, std::uint32_t first, std::uint32_t last, PartTally& tally) const;
    void count_run(std::uint32_t step, std::uint32_t first, std::uint32_t size, PartTally& tally) const;
    static void measure(float value, std::int32_t& bin, std::int32_t& fixed);
    static void tally_mixed(std::span<const AccountType> types, const Column& column,
                            std::span<Tally, account_type_count> tallies);
    static void tally_alike(std::uint32_t size, const Column& outrage, Tally& outrages, const Column& trust,
                            Tally& trusts);
    static void describe(std::span<const Tally, account_type_count> tallies, GroupDistribution& distribution);
    static void describe_group(const Tally& tally, int group, GroupDistribution& distribution);

    ZeroPageVector<Mood> moods_;
    ZeroPageVector<AccountType> types_;
    std::vector<PartTally> tallies_;  // by thread
};

}  // namespace backlash
