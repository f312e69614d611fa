#include "simulation/population_means.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/blocks.hpp"
#include "base/vector_loop.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t run_length = 256;

using SumsByType = std::array<std::int64_t, account_type_count>;  // in units of 1 / mood_unit

// Most runs hold accounts of one type only.
void add_run(std::span<const Mood> moods, std::span<const float> rates, std::span<const AccountType> types,
             std::uint32_t step, SumsByType& outrage) {
    std::array<std::int32_t, run_length> fixed;
    std::int64_t together = 0;
    unsigned differing = 0;
    vector_loop(
        [&, mood = moods.data(), rate = rates.data(), type = types.data(), last = moods.size(), step] {
            std::int64_t sum = 0;
            unsigned bits = 0;
            for (std::size_t k = 0; k < last; ++k) fixed[k] = in_mood_units(calmed(mood[k], rate[k], step));
            for (std::size_t k = 0; k < last; ++k) sum += fixed[k];
            for (std::size_t k = 0; k < last; ++k)
                bits |= static_cast<unsigned>(type[k]) ^ static_cast<unsigned>(type[0]);
            together = sum;
            differing = bits;
        });
    if (differing == 0) {
        outrage[static_cast<std::size_t>(types.front())] += together;
        return;
    }
    for (std::size_t k = 0; k < moods.size(); ++k) outrage[static_cast<std::size_t>(types[k])] += fixed[k];
}

SumsByType outrage_sums(std::span<const Mood> moods, std::span<const float> rates,
                        std::span<const AccountType> types, std::uint32_t step, Executor& executor) {
    const auto parts = static_cast<std::uint32_t>(executor.concurrency());
    std::vector<SumsByType> sums(parts);
    executor.for_each_index(parts, [&](std::size_t part) {
        IdRange ids =
            part_range(static_cast<std::uint32_t>(part), parts, static_cast<std::uint32_t>(moods.size()));
        for (; ids.size() > 0; ids.first += std::min(run_length, ids.size())) {
            const std::uint32_t size = std::min(run_length, ids.size());
            add_run(moods.subspan(ids.first, size), rates.subspan(ids.first, size),
                    types.subspan(ids.first, size), step, sums[part]);
        }
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

PopulationMeans population_means(std::span<const Mood> moods, std::span<const float> calming_rates,
                                 std::span<const AccountType> types, const StandingTrust& trust,
                                 std::uint32_t step, Executor& executor) {
    const auto accounts = trust.accounts();
    return {.outrage = means_by_group(outrage_sums(moods, calming_rates, types, step, executor), accounts),
            .trust = means_by_group(trust.sums(), accounts)};
}

}  // namespace backlash
