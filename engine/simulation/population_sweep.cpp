#include "simulation/population_sweep.hpp"

#include <algorithm>
#include <limits>

#include "base/blocks.hpp"
#include "base/elementary.hpp"
#include "base/fixed_point.hpp"

namespace backlash {
namespace {

constexpr int fine_bins = 2000;
constexpr int fine_per_bin = fine_bins / histogram_bins;
constexpr int sum_bits = 32;

// Counts and sum of one variable over the accounts of one group.
struct Tally {
    std::int64_t sum = 0;
    std::uint64_t accounts = 0;
    std::array<std::uint32_t, fine_bins> bins{};

    void count(float value) {
        sum += to_fixed<sum_bits>(value);
        ++accounts;
        ++bins[std::min(fine_bins - 1, static_cast<int>(value * fine_bins))];
    }
    void add(const Tally& other) {
        sum += other.sum;
        accounts += other.accounts;
        for (int bin = 0; bin < fine_bins; ++bin) bins[bin] += other.bins[bin];
    }
};

struct PartTally {
    std::array<Tally, group_count> outrage;
    std::array<Tally, group_count> trust;
};

constexpr std::uint32_t run_length = 256;

// Counts a short run of accounts. Their outrage is calmed in a loop of its own, which runs in vector
// registers.
void count_run(std::span<const Account> accounts, std::uint32_t step, PartTally& tally) {
    std::array<float, run_length> rate;
    std::array<float, run_length> elapsed;
    std::array<float, run_length> outrage;
    for (std::size_t k = 0; k < accounts.size(); ++k) {
        rate[k] = accounts[k].calming_rate;
        elapsed[k] = static_cast<float>(step - accounts[k].stamp);
        outrage[k] = accounts[k].outrage;
    }
    for (std::size_t k = 0; k < accounts.size(); ++k) outrage[k] *= portable_exp_float(-rate[k] * elapsed[k]);
    for (std::size_t k = 0; k < accounts.size(); ++k) {
        const auto type = static_cast<std::size_t>(accounts[k].type);
        tally.outrage[type].count(outrage[k]);
        tally.trust[type].count(accounts[k].trust);
    }
}

// Value below which that share of the accounts lies, linear inside a bin.
double quantile(const Tally& tally, double share) {
    const double wanted = share * static_cast<double>(tally.accounts);
    double below = 0.0;
    for (int bin = 0; bin < fine_bins; ++bin) {
        const double inside = tally.bins[bin];
        if (inside > 0.0 && below + inside >= wanted) return (bin + (wanted - below) / inside) / fine_bins;
        below += inside;
    }
    return 1.0;
}

void describe(const std::array<Tally, group_count>& tallies, GroupDistribution& distribution) {
    for (int group = 0; group < group_count; ++group) {
        const Tally& tally = tallies[group];
        for (int bin = 0; bin < fine_bins; ++bin) {
            distribution.histogram[group][bin / fine_per_bin] += tally.bins[bin];
        }
        const bool empty = tally.accounts == 0;
        constexpr double missing = std::numeric_limits<double>::quiet_NaN();
        distribution.mean[group] =
            empty ? missing : from_fixed<sum_bits>(tally.sum) / static_cast<double>(tally.accounts);
        for (int d = 0; d < decile_count; ++d) {
            distribution.deciles[group][d] = empty ? missing : quantile(tally, 0.1 * (d + 1));
        }
    }
}

void unite_groups(std::array<Tally, group_count>& tallies) {
    for (int type = 0; type < account_type_count; ++type) {
        if (is_fan(static_cast<AccountType>(type))) tallies[fans_group].add(tallies[type]);
        tallies[all_group].add(tallies[type]);
    }
}

}  // namespace

PopulationState sweep_population(std::span<const Account> accounts, std::uint32_t step, Executor& executor) {
    const auto size = static_cast<std::uint32_t>(accounts.size());
    const auto parts = static_cast<std::uint32_t>(executor.concurrency());
    std::vector<PartTally> tallies(parts);
    executor.for_each_index(parts, [&](std::size_t part) {
        const IdRange ids = part_range(static_cast<std::uint32_t>(part), parts, size);
        for (std::uint32_t first = ids.first; first < ids.last; first += run_length) {
            const std::uint32_t last = std::min(first + run_length, ids.last);
            count_run(accounts.subspan(first, last - first), step, tallies[part]);
        }
    });
    PartTally& total = tallies.front();
    for (std::uint32_t part = 1; part < parts; ++part) {
        for (int group = 0; group < group_count; ++group) {
            total.outrage[group].add(tallies[part].outrage[group]);
            total.trust[group].add(tallies[part].trust[group]);
        }
    }
    unite_groups(total.outrage);
    unite_groups(total.trust);
    PopulationState state;
    describe(total.outrage, state.outrage);
    describe(total.trust, state.trust);
    return state;
}

}  // namespace backlash
