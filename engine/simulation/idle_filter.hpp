// Finds the log-ins that cannot change anything without looking at the account or its inbox.
//
// Four of five log-ins find nothing new and do not post. One byte an account tells them apart: small enough
// to stay near the processor, where accounts and inboxes are a memory access each. It holds upper bounds, so
// that nobody who would act is passed over and results are the same with and without the filter.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/huge_pages.hpp"
#include "population/account.hpp"
#include "scenario/scenario.hpp"
#include "simulation/log_in.hpp"
#include "simulation/log_in_batch.hpp"

namespace backlash {

class IdleFilter {
  public:
    // Of so many accounts; nobody knows anything yet.
    IdleFilter(std::size_t accounts, const Scenario& scenario);

    // The block's part of all accounts, as they are at first. Once for each block, from any thread.
    void take_in(std::uint32_t block, std::span<const Account> accounts);

    // Something was put into the inbox.
    void wake(std::uint32_t id) { codes_[id] |= awake; }

    // The account has changed: this is its highest_readiness() to post unprompted now, 0 while it knows of
    // nothing.
    void settle(std::uint32_t id, float readiness) {
        codes_[id] = static_cast<Code>((codes_[id] & involvement_bits) |
                                       (readiness_level(readiness) << readiness_shift));
    }

    // What the marks of a step's log-ins are measured against, by the code of the account. Two limits in one
    // number, in units of marks. Looked at is who is awake or has u3 below the upper one, and who has u2
    // below the lower one, because they may open the topic on the board.
    using Limits = std::array<std::uint32_t, 256>;
    Limits limits(double board_chance, double novelty) const;

    // Log-ins that must be looked at, in the order of the log-ins.
    struct Selected {
        std::uint32_t count = 0;
        PerLogIn<std::uint32_t> ids;
        PerLogIn<LogIn> log_ins;
        PerLogIn<std::uint64_t> may_post;  // unprompted; all bits, or none

        bool has_room() const { return count + word_batch <= log_in_batch; }
    };
    // Adds those of a cell's log-ins, at most word_batch, that must be looked at, for whom there has to be
    // room, and fetches what they are and what they have unread. They have read their inboxes then, unless
    // they are woken again.
    void select(std::uint32_t first_id, std::span<const LogIn> log_ins, const Limits& limits,
                std::span<const Account> accounts, std::span<const Inbox> inboxes, Selected& selected);

    // What is kept of an account.
    static constexpr std::size_t bytes_an_account = 1;

  private:
    // From above: a bit for who perhaps has something unread, the level of readiness, that of involvement.
    using Code = std::uint8_t;
    static_assert(sizeof(Code) == bytes_an_account);
    static constexpr Code awake = 0x80;
    static constexpr Code readiness_bits = 0x70;
    static constexpr int readiness_shift = 4;
    static constexpr Code involvement_bits = 0x0F;

    std::uint32_t readiness_level(float readiness) const;

    double unprompted_;     // [prompt]
    float readiness_unit_;  // of levels of readiness
    // By level, but for the highest, which has no upper end.
    std::array<float, involvement_bits> involvement_ends_;
    ZeroPageVector<Code> codes_;
};

}  // namespace backlash
