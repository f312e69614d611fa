// Phase 6: posts reach the followers' inboxes.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/executor.hpp"
#include "base/fixed_point.hpp"
#include "network/follower_graph.hpp"
#include "population/account.hpp"
#include "scenario/scenario.hpp"
#include "simulation/idle_filter.hpp"
#include "simulation/post.hpp"

namespace backlash {

// Unread posts fade with tau_f. Fixed point: a value is scaled once a step in which it is touched, truncated.
class FeedDecay {
  public:
    // For a run of so many steps.
    FeedDecay(double step_hours, double feed_lifetime, std::uint32_t steps);

    // Brings the inbox to the start of `step`, at most all the steps of the run later. Without a branch:
    // which inboxes were touched in the step before is hard to foresee for a processor.
    void bring_to(Inbox& inbox, std::uint32_t step) const {
        const std::size_t elapsed = std::min<std::size_t>(step - inbox.stamp, factors_.size() - 1);
        const std::uint64_t factor = factors_[elapsed];
        inbox.posts = scale_down(inbox.posts, factor);
        inbox.outrage = scale_down(inbox.outrage, factor);
        inbox.stamp = step;
    }

  private:
    std::vector<std::uint64_t> factors_;  // 2^32 e^(-k dt / tau_f), until 0 or the end of the run
};

// Delivers the posts of one step into inboxes as of the start of `next_step`:
//   F += w, Fo += w I, M |= m;  w = 1 inside the author's community or from KOLs, media and brands, else
//   omega.
// Receivers are split in ranges and each is written by one piece of work only, so no atomics are needed;
// integer sums make the result independent of the split and of the order of posts.
class Delivery {
  public:
    Delivery(const AttentionValues& attention, const FeedDecay& decay, const FollowerGraph& graph);

    // Wakes every receiver in the filter. Returns the number of deliveries (posts times followers).
    std::uint64_t deliver(std::span<const Post> posts, std::uint32_t next_step, std::span<Inbox> inboxes,
                          IdleFilter& filter, Executor& executor) const;

  private:
    using Followers = std::span<const std::uint32_t>;

    // Everything to these receivers.
    void deliver_to(IdRange receivers, std::span<const Post> posts, std::uint32_t next_step,
                    std::span<Inbox> inboxes, IdleFilter& filter) const;
    struct Batch;
    // To all of the batch, which is empty afterwards.
    void deliver_batch(Batch& batch, std::uint32_t next_step, std::span<Inbox> inboxes,
                       IdleFilter& filter) const;
    Followers followers_in(IdRange receivers, const Post& post) const;

    // What one follower's inbox gains, in its units; by whether the follower is fan-like.
    struct Gain {
        std::uint32_t posts;
        std::uint32_t outrage;
    };
    using Gains = std::array<Gain, 2>;
    static Gain gain_of(double weight, double outrage);
    Gains gains_from(const Post& post) const;

    double cross_community_;
    const FeedDecay& decay_;
    const FollowerGraph& graph_;
};

}  // namespace backlash
