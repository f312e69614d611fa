#include "simulation/group_distribution.hpp"

#include <limits>

namespace backlash {
namespace {

constexpr int fine_per_bin = fine_bins / histogram_bins;

// Deciles are linear inside a bin.
void describe_group(const MoodTally& tally, int group, GroupDistribution& distribution) {
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
        MoodTally united;
        for (int type = 0; type < account_type_count; ++type) {
            if (belongs(type, group) && by_type[type].accounts > 0) united.add(by_type[type]);
        }
        describe_group(united, group, distribution);
    }
    return distribution;
}

}  // namespace backlash
