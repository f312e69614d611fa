#include "simulation/population_means.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/blocks.hpp"
#include "base/vector_loop.hpp"

namespace backlash {
namespace {

using SumsByType = std::array<std::int64_t, account_type_count>;  // in units of 1 / mood_unit

void add_run(const MoodRun& run, std::uint32_t step, SumsByType& outrage) {
    if (!run.is_stirred) return;
    std::array<std::int32_t, MoodColumns::run_length> fixed;
    std::int64_t together = 0;
    // Copies, which the compiler knows that no store reaches.
    vector_loop(
        [&, outrage = run.outrage, stamps = run.stamps, rates = run.calming_rates, size = run.size, step] {
            const std::uint32_t last = size;
            // In two parts, so that 32 bits hold the sums.
            std::int32_t low = 0;
            std::int32_t high = 0;
            for (std::uint32_t k = 0; k < last; ++k) {
                fixed[k] = in_mood_units(outrage[k] * calming(rates[k], step - stamps[k]));
                low += fixed[k] & 0xFFFF;
                high += fixed[k] >> 16;
            }
            together = std::int64_t{high} * 0x10000 + low;
        });
    if (run.is_of_one_type) {
        outrage[static_cast<std::size_t>(*run.types)] += together;
        return;
    }
    for (std::uint32_t k = 0; k < run.size; ++k) outrage[static_cast<std::size_t>(run.types[k])] += fixed[k];
}

SumsByType outrage_sums(const MoodColumns& moods, std::span<const AccountType> types, std::uint32_t step,
                        Executor& executor) {
    const auto parts = static_cast<std::uint32_t>(executor.concurrency());
    std::vector<SumsByType> sums(parts);
    executor.for_each_index(parts, [&](std::size_t part) {
        const IdRange blocks = part_range(static_cast<std::uint32_t>(part), parts, moods.blocks());
        for (std::uint32_t block = blocks.first; block < blocks.last; ++block)
            moods.visit(block, types, [&](const MoodRun& run) { add_run(run, step, sums[part]); });
    });
    SumsByType all{};
    for (const SumsByType& part : sums) {
        for (std::size_t type = 0; type < account_type_count; ++type) all[type] += part[type];
    }
    return all;
}

std::array<double, group_count> means_by_group(const SumsByType& sums,
                                               std::span<const std::uint64_t, account_type_count> accounts) {
    std::array<double, group_count> means{};
    for (int group = 0; group < group_count; ++group) {
        std::int64_t sum = 0;
        std::uint64_t size = 0;
        for (int type = 0; type < account_type_count; ++type) {
            if (!belongs(type, group)) continue;
            sum += sums[type];
            size += accounts[type];
        }
        means[group] = size == 0 ? std::numeric_limits<double>::quiet_NaN()
                                 : static_cast<double>(sum) / mood_unit / static_cast<double>(size);
    }
    return means;
}

}  // namespace

PopulationMeans population_means(const MoodColumns& moods, std::span<const AccountType> types,
                                 const StandingTrust& trust, std::uint32_t step, Executor& executor) {
    const auto accounts = trust.accounts();
    return {.outrage = means_by_group(outrage_sums(moods, types, step, executor), accounts),
            .trust = means_by_group(trust.sums(), accounts)};
}

}  // namespace backlash
