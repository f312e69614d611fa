#include "simulation/population_sweep.hpp"

#include <algorithm>

#include "base/blocks.hpp"
#include "base/vector_loop.hpp"

namespace backlash {
namespace {

// Most runs hold one type only.
void tally_mixed(std::span<const AccountType> types, std::span<const std::int32_t> bins,
                 std::span<const std::int32_t> fixed, std::span<MoodTally, account_type_count> tallies) {
    for (std::size_t k = 0; k < types.size(); ++k) {
        MoodTally& tally = tallies[static_cast<std::size_t>(types[k])];
        tally.sum += fixed[k];
        ++tally.accounts;
        ++tally.bins[bins[k]][k % MoodTally::lanes];
    }
}

// Nobody of these is outraged. Neighbours are mostly of one type.
void count_calm(std::span<const AccountType> types, std::span<MoodTally, account_type_count> tallies) {
    for (auto first = types.begin(); first != types.end();) {
        const auto last = std::find_if(first, types.end(), [&](AccountType type) { return type != *first; });
        MoodTally& tally = tallies[static_cast<std::size_t>(*first)];
        tally.accounts += static_cast<std::uint64_t>(last - first);
        tally.bins[0][0] += static_cast<std::uint32_t>(last - first);
        first = last;
    }
}

}  // namespace

PopulationSweep::PopulationSweep(std::span<const Account> accounts, Executor& executor)
    : moods_(accounts.size()),
      calming_rates_(accounts.size()),
      stirred_((accounts.size() + run_length - 1) / run_length),
      trust_(accounts, executor) {
    const auto size = static_cast<std::uint32_t>(accounts.size());
    executor.for_each_index(block_count(size), [&](std::size_t block) {
        const IdRange ids = block_range(static_cast<std::uint32_t>(block), size);
        for (std::uint32_t id = ids.first; id < ids.last; ++id) {
            moods_[id] = {accounts[id].outrage, accounts[id].stamp};
            calming_rates_[id] = accounts[id].calming_rate;
            if (accounts[id].outrage != 0.0F) stirred_[id / run_length] = 1;
        }
    });
}

IdRange PopulationSweep::run(std::uint32_t number) const {
    const std::uint32_t first = number * run_length;
    return {first, std::min(first + run_length, static_cast<std::uint32_t>(moods_.size()))};
}

void PopulationSweep::measure_run(std::uint32_t step, IdRange ids, const AccountType* types,
                                  Column& column) const {
    std::array<float, run_length> calm;
    // Copies, which the compiler knows that no store reaches.
    vector_loop(
        [&, mood = &moods_[ids.first], rate = &calming_rates_[ids.first], types, step, size = ids.size()] {
            const std::uint32_t last = size;
            std::int64_t sum = 0;
            unsigned differing = 0;
            for (std::uint32_t k = 0; k < last; ++k) calm[k] = calmed(mood[k], rate[k], step);
            for (std::uint32_t k = 0; k < last; ++k) column.bin[k] = fine_bin_of(calm[k]);
            for (std::uint32_t k = 0; k < last; ++k) column.fixed[k] = in_mood_units(calm[k]);
            for (std::uint32_t k = 0; k < last; ++k) sum += column.fixed[k];
            for (std::uint32_t k = 0; k < last; ++k)
                differing |= static_cast<unsigned>(types[k]) ^ static_cast<unsigned>(types[0]);
            column.sum = sum;
            column.is_of_one_type = differing == 0;
        });
}

void PopulationSweep::count_run(std::uint32_t step, IdRange ids, const AccountType* types,
                                Tallies& outrage) const {
    Column column;
    measure_run(step, ids, types, column);
    const std::uint32_t size = ids.size();
    if (!column.is_of_one_type)
        return tally_mixed(std::span(types, size), std::span(column.bin).first(size), column.fixed, outrage);
    MoodTally& tally = outrage[static_cast<std::size_t>(types[0])];
    tally.sum += column.sum;
    tally.accounts += size;
    for (std::uint32_t k = 0; k < size; ++k) ++tally.bins[column.bin[k]][k % MoodTally::lanes];
}

// Short loops over three columns keep the processor from fetching far ahead by itself.
void PopulationSweep::fetch_run(IdRange ids, const AccountType* types) const {
    constexpr std::uint32_t line = 64;
    for (std::uint32_t id = ids.first; id < ids.last; id += line / sizeof(Mood)) {
        __builtin_prefetch(&moods_[id]);
        __builtin_prefetch(&calming_rates_[id]);
    }
    for (std::uint32_t k = 0; k < ids.size(); k += line) __builtin_prefetch(&types[k]);
}

PopulationState PopulationSweep::at(std::uint32_t step, std::span<const AccountType> types,
                                    Executor& executor) {
    const auto parts = static_cast<std::uint32_t>(executor.concurrency());
    tallies_.resize(parts);
    executor.for_each_index(parts, [&](std::size_t part) {
        tallies_[part] = {};
        const IdRange numbers = part_range(static_cast<std::uint32_t>(part), parts, runs());
        for (std::uint32_t number = numbers.first; number < numbers.last; ++number) {
            const IdRange ids = run(number);
            if (stirred_[number] == 0) {  // before the news comes there
                count_calm(std::span(types).subspan(ids.first, ids.size()), tallies_[part]);
                continue;
            }
            if (number + 1 < numbers.last) fetch_run(run(number + 1), &types[ids.last]);
            count_run(step, ids, &types[ids.first], tallies_[part]);
        }
    });
    Tallies& all = tallies_.front();
    for (std::uint32_t part = 1; part < parts; ++part) {
        for (int type = 0; type < account_type_count; ++type) all[type].add(tallies_[part][type]);
    }
    PopulationState state{.outrage = distribution_of(all), .trust = {}};
    all = {};
    trust_.count(all);
    state.trust = distribution_of(all);
    return state;
}

}  // namespace backlash
