#include "simulation/population_sweep.hpp"

#include <algorithm>
#include <limits>

#include "base/blocks.hpp"
#include "base/elementary.hpp"
#include "base/vector_loop.hpp"

namespace backlash {

PopulationSweep::PopulationSweep(std::span<const Account> accounts, Executor& executor)
    : moods_(accounts.size()), types_(accounts.size()) {
    const auto size = static_cast<std::uint32_t>(accounts.size());
    executor.for_each_index(block_count(size), [&](std::size_t block) {
        const IdRange ids = block_range(static_cast<std::uint32_t>(block), size);
        for (std::uint32_t id = ids.first; id < ids.last; ++id) {
            take(id, accounts[id]);
            types_[id] = accounts[id].type;
        }
    });
}

void PopulationSweep::Tally::add(const Tally& other) {
    sum += other.sum;
    accounts += other.accounts;
    for (int bin = 0; bin < fine_bins; ++bin) {
        for (int lane = 0; lane < lanes; ++lane) bins[bin][lane] += other.bins[bin][lane];
    }
}

// Most runs hold one type only.
void PopulationSweep::tally_mixed(std::span<const AccountType> types, const Column& column,
                                  std::span<Tally, account_type_count> tallies) {
    for (std::size_t k = 0; k < types.size(); ++k) {
        Tally& tally = tallies[static_cast<std::size_t>(types[k])];
        tally.sum += column.fixed[k];
        ++tally.accounts;
        ++tally.bins[column.bin[k]][k % lanes];
    }
}

// Both variables in one loop: neighbours often fall into one bin, and then wait for each other.
void PopulationSweep::tally_alike(std::uint32_t size, const Column& outrage, Tally& outrages,
                                  const Column& trust, Tally& trusts) {
    outrages.sum += outrage.sum;
    trusts.sum += trust.sum;
    outrages.accounts += size;
    trusts.accounts += size;
    for (std::uint32_t k = 0; k < size; ++k) {
        ++outrages.bins[outrage.bin[k]][k % lanes];
        ++trusts.bins[trust.bin[k]][k % lanes];
    }
}

// A value outside [0, 1], which only a wrong equation makes, is counted in the first or last bin: the figures
// then show the error, where a write beside the bins would end the program.
void PopulationSweep::measure(float value, std::int32_t& bin, std::int32_t& fixed) {
    bin = std::clamp(static_cast<std::int32_t>(value * fine_bins), 0, fine_bins - 1);
    fixed = static_cast<std::int32_t>(value * mood_unit);
}

void PopulationSweep::count_run(std::uint32_t step, std::uint32_t first, std::uint32_t size,
                                PartTally& tally) const {
    Column outrage;
    Column trust;
    std::array<float, run_length> calmed;
    unsigned differing = 0;
    const AccountType* type = &types_[first];
    vector_loop([&, moods = &moods_[first], step, size] {
        // Copies, which the compiler knows that no store reaches.
        const std::uint32_t last = size;
        const Mood* const mood = moods;
        for (std::uint32_t k = 0; k < last; ++k) {
            const auto elapsed = static_cast<float>(static_cast<std::int32_t>(step - mood[k].stamp));
            calmed[k] = mood[k].outrage * portable_exp_float(-mood[k].calming_rate * elapsed);
        }
        for (std::uint32_t k = 0; k < last; ++k) measure(calmed[k], outrage.bin[k], outrage.fixed[k]);
        for (std::uint32_t k = 0; k < last; ++k) measure(mood[k].trust, trust.bin[k], trust.fixed[k]);
        std::int64_t outrage_sum = 0;
        std::int64_t trust_sum = 0;
        unsigned bits = 0;
        for (std::uint32_t k = 0; k < last; ++k) outrage_sum += outrage.fixed[k];
        for (std::uint32_t k = 0; k < last; ++k) trust_sum += trust.fixed[k];
        for (std::uint32_t k = 0; k < last; ++k)
            bits |= static_cast<unsigned>(type[k]) ^ static_cast<unsigned>(type[0]);
        outrage.sum = outrage_sum;
        trust.sum = trust_sum;
        differing = bits;
    });
    if (differing != 0) {
        const std::span types(type, size);
        tally_mixed(types, outrage, tally.outrage);
        tally_mixed(types, trust, tally.trust);
    } else {
        const auto only = static_cast<std::size_t>(type[0]);
        tally_alike(size, outrage, tally.outrage[only], trust, tally.trust[only]);
    }
}

void PopulationSweep::count_part(std::uint32_t step, std::uint32_t first, std::uint32_t last,
                                 PartTally& tally) const {
    tally = {};
    for (; first < last; first += run_length)
        count_run(step, first, std::min(run_length, last - first), tally);
}

// Means, deciles (linear inside a bin) and the coarse histogram.
void PopulationSweep::describe_group(const Tally& tally, int group, GroupDistribution& distribution) {
    if (tally.accounts == 0) {
        constexpr double missing = std::numeric_limits<double>::quiet_NaN();
        distribution.mean[group] = missing;
        distribution.deciles[group].fill(missing);
        return;
    }
    const auto accounts = static_cast<double>(tally.accounts);
    distribution.mean[group] = static_cast<double>(tally.sum) / mood_unit / accounts;
    double below = 0.0;
    int decile = 0;
    for (int bin = 0; bin < fine_bins; ++bin) {
        const std::uint32_t count = tally.bins[bin][0] + tally.bins[bin][1];
        distribution.histogram[group][bin / fine_per_bin] += count;
        const double inside = count;
        for (; count > 0 && decile < decile_count; ++decile) {
            const double wanted = 0.1 * (decile + 1) * accounts;
            if (below + inside < wanted) break;
            distribution.deciles[group][decile] = (bin + (wanted - below) / inside) / fine_bins;
        }
        below += inside;
    }
}

void PopulationSweep::describe(std::span<const Tally, account_type_count> tallies,
                               GroupDistribution& distribution) {
    for (int group = 0; group < group_count; ++group) {
        Tally united;
        for (int type = 0; type < account_type_count; ++type) {
            if (belongs(type, group) && tallies[type].accounts > 0) united.add(tallies[type]);
        }
        describe_group(united, group, distribution);
    }
}

PopulationState PopulationSweep::at(std::uint32_t step, Executor& executor) {
    const auto size = static_cast<std::uint32_t>(moods_.size());
    const auto parts = static_cast<std::uint32_t>(executor.concurrency());
    tallies_.resize(parts);
    executor.for_each_index(parts, [&](std::size_t part) {
        const IdRange ids = part_range(static_cast<std::uint32_t>(part), parts, size);
        count_part(step, ids.first, ids.last, tallies_[part]);
    });
    PartTally& total = tallies_.front();
    for (std::uint32_t part = 1; part < parts; ++part) {
        for (int type = 0; type < account_type_count; ++type) {
            total.outrage[type].add(tallies_[part].outrage[type]);
            total.trust[type].add(tallies_[part].trust[type]);
        }
    }
    PopulationState state;
    describe(total.outrage, state.outrage);
    describe(total.trust, state.trust);
    return state;
}

}  // namespace backlash
