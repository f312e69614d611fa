// The moods of all accounts side by side, for looks at everybody.
//
// A log-in wants all of one account in one cache line, a look at everybody wants the same two numbers of
// every account in a row. So looks read columns of their own. To write there at every log-in would cost a
// line of memory each time: changes are noted one after the other, and entered block by block when a look
// comes.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/huge_pages.hpp"
#include "population/account.hpp"

namespace backlash {

// Accounts of consecutive ids, which are looked at together.
struct MoodRun {
    const float* outrage;  // as of step `stamps`
    const std::uint32_t* stamps;
    const float* calming_rates;
    const AccountType* types;
    std::uint32_t size;
    bool is_of_one_type;
    bool is_stirred;  // somebody is or may be outraged
};

class MoodColumns {
  public:
    static constexpr std::uint32_t run_length = 256;  // the last run of all may be shorter

    // Nobody's mood yet.
    explicit MoodColumns(std::span<const AccountType> types);

    // The block's part of all accounts, as they are at first. Once for each block, from any thread.
    void take_in(std::uint32_t block, std::span<const Account> accounts);

    std::uint32_t accounts() const { return static_cast<std::uint32_t>(outrage_.size()); }
    std::uint32_t blocks() const { return static_cast<std::uint32_t>(notes_.size()); }

    // The account has changed. Accounts of different blocks may change in different threads.
    void note(std::uint32_t id, float outrage, std::uint32_t stamp) {
        BlockNotes& notes = notes_[id / block_size];
        if (notes.count == notes.entries.size()) enter_notes(id / block_size);
        notes.entries[notes.count++] = {outrage, stamp, id % block_size};
    }

    // Calls look(run) for each run of the block, up to date. Blocks may be visited side by side; `types` are
    // those of all accounts.
    template <class Look>
    void visit(std::uint32_t block, std::span<const AccountType> types, Look look) {
        enter_notes(block);
        const IdRange ids = block_range(block, accounts());
        for (std::uint32_t first = ids.first; first < ids.last; first += run_length)
            look(run_of({first, std::min(first + run_length, ids.last)}, types));
    }

    // What a look reads of an account, and what is kept of it: notes are three quarters of a byte in large
    // blocks.
    static constexpr std::size_t bytes_read = 2 * sizeof(float) + sizeof(std::uint32_t);
    static constexpr std::size_t bytes_an_account = bytes_read + 1;

  private:
    static_assert(block_size % run_length == 0);

    struct Note {
        float outrage;
        std::uint32_t stamp;
        std::uint32_t place;  // in its block
    };
    // Blocks that different threads write share no line of memory.
    struct alignas(64) BlockNotes {
        std::uint32_t count = 0;  // not entered yet
        std::array<Note, 1024> entries;
    };
    struct RunKind {
        bool is_of_one_type = true;
        bool is_stirred = false;
    };

    void enter_notes(std::uint32_t block);

    MoodRun run_of(IdRange ids, std::span<const AccountType> types) const {
        const RunKind& kind = kinds_[ids.first / run_length];
        return {.outrage = &outrage_[ids.first],
                .stamps = &stamps_[ids.first],
                .calming_rates = &calming_rates_[ids.first],
                .types = &types[ids.first],
                .size = ids.size(),
                .is_of_one_type = kind.is_of_one_type,
                .is_stirred = kind.is_stirred};
    }

    ZeroPageVector<float> outrage_;
    ZeroPageVector<std::uint32_t> stamps_;
    ZeroPageVector<float> calming_rates_;
    std::vector<RunKind> kinds_;     // by run
    std::vector<BlockNotes> notes_;  // by block
};

}  // namespace backlash
