// The distribution of one variable in [0, 1] by group: mean, deciles and histogram from counts in fine bins.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "simulation/mood.hpp"
#include "simulation/record.hpp"

namespace backlash {

// Deciles are read off 2000 equal bins: exact to 0.0005. Groups without accounts have NaN means and deciles.
struct GroupDistribution {
    std::array<double, group_count> mean{};
    std::array<std::array<double, decile_count>, group_count> deciles{};
    std::array<std::array<std::uint32_t, histogram_bins>, group_count> histogram{};
};

// Counts and sum over the accounts of one type.
struct MoodTally {
    // Neighbours count in different words, so that neither waits for the other.
    static constexpr int lanes = 2;

    std::int64_t sum = 0;  // in units of 1 / mood_unit
    std::uint64_t accounts = 0;
    std::array<std::array<std::uint32_t, lanes>, fine_bins> bins{};

    void add(const MoodTally& other);
};

GroupDistribution distribution_of(std::span<const MoodTally, account_type_count> by_type);

}  // namespace backlash
