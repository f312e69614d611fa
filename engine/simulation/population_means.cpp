#include "simulation/population_means.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/blocks.hpp"
#include "base/elementary.hpp"
#include "base/vector_loop.hpp"

namespace backlash {
namespace {

constexpr std::uint32_t run_length = 256;

struct Sums {
    std::int64_t outrage = 0;  // in units of 1 / mood_unit
    std::int64_t trust = 0;
    std::uint64_t accounts = 0;

    Sums& operator+=(const Sums& other) {
        outrage += other.outrage;
        trust += other.trust;
        accounts += other.accounts;
        return *this;
    }
};
using SumsByType = std::array<Sums, account_type_count>;

// Most runs hold accounts of one type only.
void add_run(std::span<const Mood> moods, std::span<const AccountType> types, std::uint32_t step,
             SumsByType& sums) {
    std::array<std::int32_t, run_length> outrage;
    std::array<std::int32_t, run_length> trust;
    Sums together{.accounts = moods.size()};
    unsigned differing = 0;
    vector_loop([&, mood = moods.data(), type = types.data(), last = moods.size(), step] {
        Sums all;
        unsigned bits = 0;
        for (std::size_t k = 0; k < last; ++k) {
            const auto elapsed = static_cast<float>(static_cast<std::int32_t>(step - mood[k].stamp));
            const float calmed = mood[k].outrage * portable_exp_float(-mood[k].calming_rate * elapsed);
            outrage[k] = static_cast<std::int32_t>(calmed * mood_unit);
            trust[k] = static_cast<std::int32_t>(mood[k].trust * mood_unit);
        }
        for (std::size_t k = 0; k < last; ++k) all.outrage += outrage[k];
        for (std::size_t k = 0; k < last; ++k) all.trust += trust[k];
        for (std::size_t k = 0; k < last; ++k)
            bits |= static_cast<unsigned>(type[k]) ^ static_cast<unsigned>(type[0]);
        together.outrage = all.outrage;
        together.trust = all.trust;
        differing = bits;
    });
    if (differing == 0) {
        sums[static_cast<std::size_t>(types.front())] += together;
        return;
    }
    for (std::size_t k = 0; k < moods.size(); ++k)
        sums[static_cast<std::size_t>(types[k])] += {outrage[k], trust[k], 1};
}

double mean(std::int64_t sum, std::uint64_t accounts) {
    if (accounts == 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(sum) / mood_unit / static_cast<double>(accounts);
}

}  // namespace

PopulationMeans population_means(std::span<const Mood> moods, std::span<const AccountType> types,
                                 std::uint32_t step, Executor& executor) {
    const auto parts = static_cast<std::uint32_t>(executor.concurrency());
    std::vector<SumsByType> sums(parts);
    executor.for_each_index(parts, [&](std::size_t part) {
        IdRange ids =
            part_range(static_cast<std::uint32_t>(part), parts, static_cast<std::uint32_t>(moods.size()));
        for (; ids.size() > 0; ids.first += std::min(run_length, ids.size())) {
            const std::uint32_t size = std::min(run_length, ids.size());
            add_run(moods.subspan(ids.first, size), types.subspan(ids.first, size), step, sums[part]);
        }
    });
    PopulationMeans means;
    for (int group = 0; group < group_count; ++group) {
        Sums united;
        for (const SumsByType& part : sums) {
            for (int type = 0; type < account_type_count; ++type)
                if (belongs(type, group)) united += part[type];
        }
        means.outrage[group] = mean(united.outrage, united.accounts);
        means.trust[group] = mean(united.trust, united.accounts);
    }
    return means;
}

}  // namespace backlash
