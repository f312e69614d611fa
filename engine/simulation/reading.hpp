// Phase 2: what those who log in read, in their feeds and on the board.
#pragma once

#include <cstdint>
#include <span>

#include "population/account.hpp"
#include "scenario/scenario.hpp"
#include "simulation/delivery.hpp"
#include "simulation/idle_filter.hpp"
#include "simulation/log_in_batch.hpp"
#include "simulation/login_uniforms.hpp"
#include "simulation/step_conditions.hpp"

namespace backlash {

// What the selected read and who they are, side by side in their order, so that arithmetic runs in vector
// registers. Masks are all bits, or none.
struct Readers {
    PerLogIn<std::uint64_t> news;      // events told of that the account did not know
    PerLogIn<double> dose;             // [x] outraged posts taken in
    PerLogIn<std::uint64_t> prompted;  // mask: saw the topic, in the feed or on the board
    PerLogIn<std::uint64_t> knows;     // mask: of any event
    PerLogIn<std::uint64_t> fan;       // mask
    LoginUniforms u;

    // Of the account, outrage and fatigue as of its stamp.
    PerLogIn<float> outrage, fatigue, trust, forgiveness, involvement, engagement, threshold, calming_rate;
    PerLogIn<std::uint32_t> stamp;
};

class Reading {
  public:
    Reading(const AttentionValues& attention, const FeedDecay& decay, const RandomSource& source);

    // The selected read and empty their inboxes.
    void read(const IdleFilter::Selected& selected, const StepConditions& now,
              std::span<const Account> accounts, std::span<Inbox> inboxes, Readers& readers) const;

    const RandomSource& source() const { return source_; }

  private:
    struct Unread;

    void gather(const IdleFilter::Selected& selected, std::uint32_t step, std::span<const Account> accounts,
                std::span<Inbox> inboxes, Unread& unread, Readers& readers) const;
    void see(const IdleFilter::Selected& selected, const StepConditions& now, const Unread& unread,
             Readers& readers) const;

    double feed_capacity_;
    RandomSource source_;
    const FeedDecay& decay_;
};

}  // namespace backlash
