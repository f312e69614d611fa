#include "simulation/group_distribution.hpp"

#include <limits>

#include "base/vector_loop.hpp"

namespace backlash {
namespace {

constexpr int fine_per_bin = fine_bins / histogram_bins;

using FineCounts = std::array<std::uint32_t, fine_bins>;

// Counts and sum of one group.
struct GroupTally {
    std::int64_t sum = 0;
    std::uint64_t accounts = 0;
    FineCounts counts{};
};

void add(const MoodTally& tally, GroupTally& group) {
    group.sum += tally.sum;
    group.accounts += tally.accounts;
    vector_loop([bins = tally.bins.data(), counts = group.counts.data()] {
        for (int bin = 0; bin < fine_bins; ++bin) counts[bin] += bins[bin][0] + bins[bin][1];
    });
}

std::array<std::uint32_t, histogram_bins> histogram_of(const FineCounts& counts) {
    std::array<std::uint32_t, histogram_bins> histogram{};
    vector_loop([fine = counts.data(), coarse = histogram.data()] {
        for (int bin = 0; bin < histogram_bins; ++bin) {
            std::uint32_t sum = 0;
            for (int k = 0; k < fine_per_bin; ++k) sum += fine[bin * fine_per_bin + k];
            coarse[bin] = sum;
        }
    });
    return histogram;
}

// Linear inside a fine bin. Bins of the histogram without a decile are passed over whole.
std::array<double, decile_count> deciles_of(const GroupTally& tally,
                                            const std::array<std::uint32_t, histogram_bins>& histogram) {
    std::array<double, decile_count> deciles{};
    const auto accounts = static_cast<double>(tally.accounts);
    int decile = 0;
    const auto wanted = [&] { return 0.1 * (decile + 1) * accounts; };
    double below = 0.0;
    for (int coarse = 0; coarse < histogram_bins && decile < decile_count; ++coarse) {
        if (below + histogram[coarse] < wanted()) {
            below += histogram[coarse];
            continue;
        }
        for (int bin = coarse * fine_per_bin; bin < (coarse + 1) * fine_per_bin; ++bin) {
            const double inside = tally.counts[bin];
            for (; inside > 0.0 && decile < decile_count && below + inside >= wanted(); ++decile)
                deciles[decile] = (bin + (wanted() - below) / inside) / fine_bins;
            below += inside;
        }
    }
    return deciles;
}

void describe_group(const GroupTally& tally, int group, GroupDistribution& distribution) {
    if (tally.accounts == 0) {
        constexpr double missing = std::numeric_limits<double>::quiet_NaN();
        distribution.mean[group] = missing;
        distribution.deciles[group].fill(missing);
        return;
    }
    distribution.mean[group] =
        static_cast<double>(tally.sum) / mood_unit / static_cast<double>(tally.accounts);
    distribution.histogram[group] = histogram_of(tally.counts);
    distribution.deciles[group] = deciles_of(tally, distribution.histogram[group]);
}

}  // namespace

void MoodTally::add(const MoodTally& other) {
    sum += other.sum;
    accounts += other.accounts;
    for (int bin = 0; bin < fine_bins; ++bin) {
        for (int lane = 0; lane < lanes; ++lane) bins[bin][lane] += other.bins[bin][lane];
    }
}

GroupDistribution distribution_of(std::span<const MoodTally, account_type_count> by_type) {
    GroupDistribution distribution;
    for (int group = 0; group < group_count; ++group) {
        GroupTally united;
        for (int type = 0; type < account_type_count; ++type) {
            if (belongs(type, group) && by_type[type].accounts > 0) add(by_type[type], united);
        }
        describe_group(united, group, distribution);
    }
    return distribution;
}

}  // namespace backlash
