// Finds the log-ins that cannot change anything without looking at the account or its inbox.
//
// Four of five log-ins find nothing new and do not post. Two bytes an account tell them apart: small enough
// to stay near the processor, where accounts and inboxes are a memory access each. They hold upper bounds, so
// that nobody who would act is passed over and results are the same with and without the filter.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "base/huge_pages.hpp"
#include "base/random_streams.hpp"
#include "base/word_batch.hpp"
#include "population/account.hpp"
#include "scenario/scenario.hpp"
#include "simulation/log_in_batch.hpp"

namespace backlash {

class IdleFilter {
  public:
    // Nobody knows anything yet.
    IdleFilter(std::span<const Account> accounts, const Scenario& scenario, const RandomSource& source,
               Executor& executor);

    // Something was put into the inbox.
    void wake(std::uint32_t id) { codes_[id].readiness |= awake; }
    void prefetch(std::uint32_t id) const { __builtin_prefetch(&codes_[id], 1); }

    // The account has changed: this is its highest_readiness() to post unprompted now, 0 while it knows of
    // nothing.
    void settle(std::uint32_t id, float readiness) {
        codes_[id].readiness = readiness > 0.0F ? code_of(readiness) : unaware;
    }

    // What the log-ins of a step are measured against.
    struct Limits {
        // By readiness: who is awake, or has u3 below it, in units of 2^-24, is looked at.
        std::array<std::uint32_t, 256> post;
        // By involvement: u2 below it may open the topic on the board.
        std::array<std::uint32_t, 256> board;
    };
    Limits limits(double board_chance, double novelty) const;

    // Log-ins that must be looked at, in the order given.
    struct Selected {
        std::uint32_t count = 0;
        PerLogIn<std::uint32_t> ids;
        std::array<PerLogIn<std::uint32_t>, 4> words;  // u1 … u4
        PerLogIn<std::uint64_t> may_post;              // unprompted; all bits, or none

        bool has_room() const { return count + word_batch <= log_in_batch; }
    };
    // Accounts first_id + indices[k], at most word_batch of them, log in at `step`: adds those that must be
    // looked at, for whom there has to be room. They have read their inboxes then, unless they are woken
    // again.
    void select(std::uint32_t first_id, std::span<const std::uint16_t> indices, std::uint32_t step,
                const Limits& limits, Selected& selected);

    // What is kept of an account.
    static constexpr std::size_t bytes_an_account = 2;

  private:
    static constexpr std::uint8_t awake = 0x80;  // a bit of readiness: perhaps something unread
    static constexpr std::uint8_t unaware = 0;   // knows nothing and cannot post

    static std::uint8_t code_of(float readiness);

    struct Codes {
        std::uint8_t readiness = unaware;
        std::uint8_t involvement = 0;
    };
    static_assert(sizeof(Codes) == bytes_an_account);

    RandomSource source_;
    PostingValues posting_;
    double involvement_unit_;  // of Codes::involvement
    ZeroPageVector<Codes> codes_;
};

}  // namespace backlash
