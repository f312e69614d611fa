// The moods of all accounts side by side, for looks at everybody.
//
// A log-in wants all of one account in one cache line, a look at everybody wants the same two numbers of
// every account in a row. So looks read columns of their own. A log-in that changes an account writes there,
// too: it goes on while the lines of memory come.
#pragma once

#include <algorithm>
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
    std::uint32_t blocks() const { return block_count(accounts()); }

    // The account has changed. Accounts of different blocks may change in different threads.
    void change(std::uint32_t id, float outrage, std::uint32_t stamp) {
        outrage_[id] = outrage;
        stamps_[id] = stamp;
        bool& is_stirred = kinds_[id / run_length].is_stirred;
        if (!is_stirred) is_stirred = true;  // a line that blocks may share is not written again and again
    }

    // Calls look(run) for each run of the block; `types` are those of all accounts.
    template <class Look>
    void visit(std::uint32_t block, std::span<const AccountType> types, Look look) const {
        const IdRange ids = block_range(block, accounts());
        // By offsets: ids end where their numbers do.
        for (std::uint32_t offset = 0; offset < ids.size(); offset += run_length) {
            const std::uint32_t first = ids.first + offset;
            look(run_of({first, first + std::min(run_length, ids.last - first)}, types));
        }
    }

    // What is kept of an account, and what a look reads.
    static constexpr std::size_t bytes_an_account = 2 * sizeof(float) + sizeof(std::uint32_t);

  private:
    static_assert(block_size % run_length == 0);

    struct RunKind {
        bool is_of_one_type = true;
        bool is_stirred = false;
    };

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
    std::vector<RunKind> kinds_;  // by run
};

}  // namespace backlash
