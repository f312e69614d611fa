#include "simulation/mood_columns.hpp"

#include <algorithm>

namespace backlash {

MoodColumns::MoodColumns(std::span<const Account> accounts, Executor& executor)
    : outrage_(accounts.size()),
      stamps_(accounts.size()),
      calming_rates_(accounts.size()),
      kinds_((accounts.size() + run_length - 1) / run_length),
      notes_(block_count(static_cast<std::uint32_t>(accounts.size()))) {
    executor.for_each_index(notes_.size(), [&](std::size_t block) {
        const IdRange ids = block_range(static_cast<std::uint32_t>(block), this->accounts());
        for (std::uint32_t id = ids.first; id < ids.last; ++id) {
            const Account& account = accounts[id];
            outrage_[id] = account.outrage;
            stamps_[id] = account.stamp;
            calming_rates_[id] = account.calming_rate;
            RunKind& kind = kinds_[id / run_length];
            const std::uint32_t first_of_run = id - id % run_length;
            if (account.outrage != 0.0F) kind.is_stirred = true;
            if (account.type != accounts[first_of_run].type) kind.is_of_one_type = false;
        }
    });
}

// Notes are in the order of steps and fall all over the block.
void MoodColumns::enter_notes(std::uint32_t block) {
    constexpr std::size_t ahead = 32;
    const auto notes = std::span(notes_[block].entries).first(notes_[block].count);
    float* const outrage = &outrage_[std::size_t{block} * block_size];
    std::uint32_t* const stamps = &stamps_[std::size_t{block} * block_size];
    RunKind* const kinds = &kinds_[std::size_t{block} * (block_size / run_length)];
    for (std::size_t k = 0; k < notes.size(); ++k) {
        const std::uint32_t coming = notes[std::min(k + ahead, notes.size() - 1)].place;
        __builtin_prefetch(&outrage[coming], 1);
        __builtin_prefetch(&stamps[coming], 1);
        const Note& note = notes[k];
        outrage[note.place] = note.outrage;
        stamps[note.place] = note.stamp;
        kinds[note.place / run_length].is_stirred = true;
    }
    notes_[block].count = 0;
}

}  // namespace backlash
