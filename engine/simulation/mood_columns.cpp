#include "simulation/mood_columns.hpp"

#include <algorithm>

#include "population/layout.hpp"

namespace backlash {

MoodColumns::MoodColumns(std::span<const AccountType> types)
    : outrage_(types.size()),
      stamps_(types.size()),
      calming_rates_(types.size()),
      kinds_((types.size() + run_length - 1) / run_length) {
    for (std::size_t run = 0; run < kinds_.size(); ++run) {
        const auto of_run = types.subspan(run * run_length,
                                          std::min<std::size_t>(run_length, types.size() - run * run_length));
        kinds_[run].is_of_one_type = are_of_one_type(of_run);
    }
}

// What is 0, as the moods of an audience are at first, is not written: its pages take no room before it is.
void MoodColumns::take_in(std::uint32_t block, std::span<const Account> accounts) {
    const IdRange ids = block_range(block, this->accounts());
    for (std::uint32_t id = ids.first; id < ids.last; ++id) {
        const Account& account = accounts[id];
        calming_rates_[id] = account.calming_rate;
        if (account.outrage == 0.0F) continue;
        change(id, account.outrage, account.stamp);
    }
}

}  // namespace backlash
