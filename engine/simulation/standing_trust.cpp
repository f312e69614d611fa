#include "simulation/standing_trust.hpp"

#include "population/layout.hpp"

namespace backlash {

StandingTrust::StandingTrust(std::span<const AccountType> types) {
    const auto size = static_cast<std::uint32_t>(types.size());
    for (std::uint32_t block = 0; block < block_count(size); ++block) {
        const IdRange ids = block_range(block, size);
        const auto by_type = count_types(types.subspan(ids.first, ids.size()));
        for (std::size_t type = 0; type < account_type_count; ++type) {
            places_.push_back(static_cast<std::uint32_t>(types_.size()));
            if (by_type[type] == 0) continue;
            types_.push_back(static_cast<AccountType>(type));
            sizes_.push_back(by_type[type]);
        }
    }
    sums_.resize(types_.size());
    counts_.resize(types_.size());
}

void StandingTrust::take_in(std::uint32_t block, std::span<const Account> accounts) {
    const IdRange ids = block_range(block, static_cast<std::uint32_t>(accounts.size()));
    for (std::uint32_t id = ids.first; id < ids.last; ++id) {
        const std::size_t place = places_[places_of(block) + static_cast<std::size_t>(accounts[id].type)];
        sums_[place] += in_mood_units(accounts[id].trust);
        ++counts_[place][static_cast<std::size_t>(fine_bin_of(accounts[id].trust))];
    }
}

std::array<std::int64_t, account_type_count> StandingTrust::sums() const {
    std::array<std::int64_t, account_type_count> by_type{};
    for (std::size_t place = 0; place < sums_.size(); ++place)
        by_type[static_cast<std::size_t>(types_[place])] += sums_[place];
    return by_type;
}

std::array<std::uint64_t, account_type_count> StandingTrust::accounts() const {
    std::array<std::uint64_t, account_type_count> by_type{};
    for (std::size_t place = 0; place < sizes_.size(); ++place)
        by_type[static_cast<std::size_t>(types_[place])] += sizes_[place];
    return by_type;
}

void StandingTrust::count(std::span<MoodTally, account_type_count> by_type) const {
    for (std::size_t place = 0; place < counts_.size(); ++place) {
        MoodTally& tally = by_type[static_cast<std::size_t>(types_[place])];
        tally.sum += sums_[place];
        tally.accounts += sizes_[place];
        for (std::size_t bin = 0; bin < fine_bins; ++bin) tally.bins[bin][0] += counts_[place][bin];
    }
}

}  // namespace backlash
