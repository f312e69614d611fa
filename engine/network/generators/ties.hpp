// The ties of a generated network, a batch at a time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "base/word_batch.hpp"
#include "network/generators/account_draws.hpp"
#include "network/generators/community_model.hpp"
#include "network/generators/followee_choice.hpp"
#include "network/generators/hub_followers.hpp"

namespace backlash {

// Generates the ties of a block of followers, the same ones whenever it is asked.
class TieSource {
  public:
    // The model must outlive the source.
    TieSource(const CommunityModel& model, const RandomSource& source, Executor& executor);

    // Visits the ties that the accounts of `block` make: sink.tie(follower, followee) for each pick of a stub
    // and each returned tie, sink.hub_ties(followers, hub). Returns the number of loops left out.
    template <class Sink>
    std::uint64_t visit(std::uint32_t block, const Sink& sink) const;

  private:
    struct Stubs {
        std::uint32_t count = 0;
        WordKeys keys;
        BatchWords words;
        PerEntry<AliasPoint> points;
        PerEntry<std::uint32_t> followees;
    };

    template <class Sink>
    std::uint64_t visit_stubs(const AccountGroup& group, IdRange ids, const Sink& sink) const;
    template <class Sink>
    std::uint64_t visit_hubs(std::size_t group, IdRange ids, const Sink& sink) const;
    template <class Sink>
    std::uint64_t settle(Stubs& stubs, const AccountGroup& group, const Sink& sink) const;
    void pick_followees(Stubs& stubs, std::uint16_t community) const;

    bool is_ordinary(std::uint32_t id) const;

    const CommunityModel& model_;
    RandomSource source_;
    FolloweeChoice choice_;
    std::uint64_t returned_below_;  // in units of 2^-32
};

template <class Sink>
std::uint64_t TieSource::visit(std::uint32_t block, const Sink& sink) const {
    const IdRange range = block_range(block, model_.accounts);
    std::uint64_t loops = 0;
    for (std::size_t g = 0; g < model_.groups.size(); ++g) {
        const AccountGroup& group = model_.groups[g];
        const IdRange ids = {std::max(range.first, group.ids.first), std::min(range.last, group.ids.last)};
        if (ids.first >= ids.last) continue;
        loops += visit_stubs(group, ids, sink);
        loops += visit_hubs(g, ids, sink);
    }
    return loops;
}

template <class Sink>
std::uint64_t TieSource::visit_stubs(const AccountGroup& group, IdRange ids, const Sink& sink) const {
    Stubs stubs;
    std::uint64_t loops = 0;
    PerEntry<std::uint32_t> degrees;
    for (IdRange part = ids; part.first < ids.last; part.first = part.last) {
        part.last = std::min(part.first + word_batch, ids.last);
        draw_out_degrees(model_, source_, part, degrees);
        for (std::uint32_t k = 0; k < part.size(); ++k) {
            for (std::uint32_t stub = 0; stub < degrees[k]; ++stub) {
                stubs.keys.accounts[stubs.count] = part.first + k;
                stubs.keys.ordinals[stubs.count] = stub;
                if (++stubs.count == word_batch) loops += settle(stubs, group, sink);
            }
        }
    }
    return loops + settle(stubs, group, sink);
}

// Serves a batch of stubs stage by stage, so that the memory of one stage is on its way while the others of
// the batch are served; empties it.
template <class Sink>
std::uint64_t TieSource::settle(Stubs& stubs, const AccountGroup& group, const Sink& sink) const {
    pick_followees(stubs, group.community);
    const auto followees = std::span(stubs.followees).first(stubs.count);
    std::uint64_t loops = 0;
    for (std::uint32_t s = 0; s < stubs.count; ++s) {
        const std::uint32_t follower = stubs.keys.accounts[s];
        if (follower == followees[s]) {
            ++loops;
            continue;
        }
        sink.tie(follower, followees[s]);
        if (stubs.words[3][s] < returned_below_ && group.ordinary && is_ordinary(followees[s])) {
            sink.tie(followees[s], follower);
        }
    }
    stubs.count = 0;
    return loops;
}

template <class Sink>
std::uint64_t TieSource::visit_hubs(std::size_t group, IdRange ids, const Sink& sink) const {
    std::uint64_t loops = 0;
    std::vector<std::uint32_t> followers;
    for (const Hub& hub : model_.hubs) {
        followers.clear();
        draw_hub_followers(source_, hub.id, hub.follower_probability[group], ids, followers);
        loops += std::erase(followers, hub.id);
        sink.hub_ties(followers, hub.id);
    }
    return loops;
}

}  // namespace backlash
