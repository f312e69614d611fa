// Phase 2: what those who log in read, in their feeds and on the board.
#pragma once

#include <cstdint>
#include <span>

#include "population/account.hpp"
#include "scenario/scenario.hpp"
#include "simulation/delivery.hpp"
#include "simulation/idle_filter.hpp"
#include "simulation/log_in_batch.hpp"
#include "simulation/step_conditions.hpp"

namespace backlash {

// Log-ins that may change an account or lead to a post.
struct Readers {
    std::uint32_t count = 0;
    PerLogIn<std::uint32_t> ids;
    PerLogIn<std::uint64_t> news;      // events told of that the account did not know
    PerLogIn<double> dose;             // [x] outraged posts taken in
    PerLogIn<std::uint64_t> prompted;  // saw the topic, in the feed or on the board; all bits, or none
    PerLogIn<float> u_post, u_tone;    // u3, u4
};

class Reading {
  public:
    Reading(const AttentionValues& attention, const FeedDecay& decay);

    // The selected read and empty their inboxes; `readers` are those of them to whom it may matter, in order.
    void read(const IdleFilter::Selected& selected, const StepConditions& now,
              std::span<const Account> accounts, std::span<Inbox> inboxes, Readers& readers) const;

  private:
    struct Found;

    void take_unread(const IdleFilter::Selected& selected, std::uint32_t step,
                     std::span<const Account> accounts, std::span<Inbox> inboxes, Found& found) const;
    void see(const IdleFilter::Selected& selected, const StepConditions& now, Found& found) const;

    double feed_capacity_;
    const FeedDecay& decay_;
};

}  // namespace backlash
