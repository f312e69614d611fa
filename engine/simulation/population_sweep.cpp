#include "simulation/population_sweep.hpp"

#include "base/blocks.hpp"
#include "base/vector_loop.hpp"
#include "population/layout.hpp"

namespace backlash {
namespace {

using TypeTallies = std::span<MoodTally, account_type_count>;

// Outrage of a run of accounts.
struct Column {
    std::array<std::uint16_t, MoodColumns::run_length> bin;
    std::array<std::int32_t, MoodColumns::run_length> fixed;
    std::int64_t sum = 0;  // of `fixed`
};

void measure_run(const MoodRun& run, std::uint32_t step, Column& column) {
    // Copies, which the compiler knows that no store reaches.
    vector_loop(
        [&, outrage = run.outrage, stamps = run.stamps, rates = run.calming_rates, step, size = run.size] {
            const std::uint32_t last = size;
            // In two parts, so that 32 bits hold the sums.
            std::int32_t low = 0;
            std::int32_t high = 0;
            for (std::uint32_t k = 0; k < last; ++k) {
                const float calm = outrage[k] * calming(rates[k], step - stamps[k]);
                const std::int32_t fixed = in_mood_units(calm);
                column.bin[k] = static_cast<std::uint16_t>(fine_bin_of(calm));
                column.fixed[k] = fixed;
                low += fixed & 0xFFFF;
                high += fixed >> 16;
            }
            column.sum = std::int64_t{high} * 0x10000 + low;
        });
}

void count_one_type(const MoodRun& run, const Column& column, MoodTally& tally) {
    tally.sum += column.sum;
    tally.accounts += run.size;
    // Four at a time, by pointers that no store reaches: twice as fast as one by one.
    static_assert(MoodTally::lanes == 2);
    auto* const bins = tally.bins.data();
    const std::uint16_t* const bin = column.bin.data();
    const std::uint32_t last = run.size;
    std::uint32_t k = 0;
    for (; k + 4 <= last; k += 4) {
        ++bins[bin[k]][0];
        ++bins[bin[k + 1]][1];
        ++bins[bin[k + 2]][0];
        ++bins[bin[k + 3]][1];
    }
    for (; k < last; ++k) ++bins[bin[k]][0];
}

void count_mixed(const MoodRun& run, const Column& column, TypeTallies tallies) {
    for (std::uint32_t k = 0; k < run.size; ++k) {
        MoodTally& tally = tallies[static_cast<std::size_t>(run.types[k])];
        tally.sum += column.fixed[k];
        ++tally.accounts;
        ++tally.bins[column.bin[k]][k % MoodTally::lanes];
    }
}

// Nobody of these is outraged.
void count_calm(const MoodRun& run, TypeTallies tallies) {
    const auto counts = count_types({run.types, run.size});
    for (std::size_t type = 0; type < counts.size(); ++type) {
        tallies[type].accounts += counts[type];
        tallies[type].bins[0][0] += counts[type];
    }
}

void count(const MoodRun& run, std::uint32_t step, TypeTallies tallies) {
    if (!run.is_stirred) return count_calm(run, tallies);
    Column column;
    measure_run(run, step, column);
    if (run.is_of_one_type) {
        count_one_type(run, column, tallies[static_cast<std::size_t>(*run.types)]);
    } else {
        count_mixed(run, column, tallies);
    }
}

}  // namespace

PopulationState PopulationSweep::at(std::uint32_t step, std::span<const AccountType> types,
                                    Executor& executor) {
    const auto parts = static_cast<std::uint32_t>(executor.concurrency());
    tallies_.resize(parts);
    executor.for_each_index(parts, [&](std::size_t part) {
        tallies_[part] = {};
        const IdRange blocks = part_range(static_cast<std::uint32_t>(part), parts, moods_.blocks());
        for (std::uint32_t block = blocks.first; block < blocks.last; ++block)
            moods_.visit(block, types, [&](const MoodRun& run) { count(run, step, tallies_[part]); });
    });
    const TypeTallies all = tallies_.front();
    for (std::uint32_t part = 1; part < parts; ++part) {
        for (int type = 0; type < account_type_count; ++type) all[type].add(tallies_[part][type]);
    }
    PopulationState state{.outrage = distribution_of(all), .trust = {}};
    tallies_.front() = {};
    trust_.count(all);
    state.trust = distribution_of(all);
    return state;
}

}  // namespace backlash
