#include "simulation/delivery.hpp"

#include <algorithm>
#include <array>

#include "base/blocks.hpp"
#include "base/elementary.hpp"
#include "base/fixed_point.hpp"

namespace backlash {
namespace {

constexpr std::uint64_t worth_splitting = 4096;  // deliveries below which waking a second thread costs more
constexpr std::size_t rows_ahead = 8;
constexpr std::size_t deliveries_ahead = 96;   // whose inboxes are on their way
constexpr std::size_t most_deliveries = 2048;  // of a batch
constexpr std::size_t most_rows = 256;

// The row of a post that comes soon; most rows are not longer than this.
void prefetch_row(std::span<const std::uint32_t> row) {
    constexpr std::size_t ids_a_line = 16;
    constexpr std::size_t lines = 3;
    for (std::size_t k = 0; k < std::min(row.size(), lines * ids_a_line); k += ids_a_line)
        __builtin_prefetch(&row[k]);
}

}  // namespace

FeedDecay::FeedDecay(double step_hours, double feed_lifetime, std::uint32_t steps)
    : factors_{std::uint64_t{1} << 32} {
    for (std::uint32_t k = 1; k <= steps && factors_.back() > 0; ++k) {
        const double factor = portable_exp(-static_cast<double>(k) * step_hours / feed_lifetime) * 0x1p32;
        const double rounded = factor < 1.0 ? 0.0 : std::min(factor + 0.5, 0x1p32 - 1.0);
        factors_.push_back(static_cast<std::uint64_t>(rounded));
    }
}

Delivery::Delivery(const AttentionValues& attention, const FeedDecay& decay, const FollowerGraph& graph)
    : cross_community_(attention.cross_community), decay_(decay), graph_(graph) {}

Delivery::Followers Delivery::followers_in(IdRange receivers, const Post& post) const {
    const Followers all = graph_.followers(post.author);
    const auto first = receivers.first == 0 ? all.begin() : std::ranges::lower_bound(all, receivers.first);
    const auto last =
        receivers.last == graph_.accounts() ? all.end() : std::lower_bound(first, all.end(), receivers.last);
    return {first, last};
}

// Rows of receivers copied one behind the other, so that it is plain who comes some deliveries later.
struct Delivery::Batch {
    struct Row {
        const Post* post;
        std::size_t end;  // in receivers
    };
    std::array<Row, most_rows> rows;
    std::size_t row_count = 0;
    std::array<std::uint32_t, most_deliveries + deliveries_ahead> receivers;
    std::size_t size = 0;

    bool is_full() const { return size == most_deliveries || row_count == most_rows; }

    // As many of the followers as there is room for; returns the others.
    Followers take(const Post& post, Followers followers) {
        const std::size_t taken = std::min(followers.size(), most_deliveries - size);
        std::copy_n(followers.begin(), taken, receivers.begin() + size);
        size += taken;
        rows[row_count++] = {&post, size};
        return followers.subspan(taken);
    }
};

Delivery::Gain Delivery::gain_of(double weight, double outrage) {
    return {static_cast<std::uint32_t>(to_fixed<Inbox::posts_bits>(weight)),
            static_cast<std::uint32_t>(to_fixed<Inbox::outrage_bits>(weight * outrage))};
}

Delivery::Gains Delivery::gains_from(const Post& post) const {
    const Gain inside = gain_of(1.0, post.outrage);
    const Gain across = post.own_community_first ? gain_of(cross_community_, post.outrage) : inside;
    return post.fanlike ? Gains{across, inside} : Gains{inside, across};
}

void Delivery::deliver_batch(Batch& batch, std::uint32_t next_step, std::span<Inbox> inboxes,
                             IdleFilter& filter) const {
    // Fetched behind the last receiver: an inbox that is there already.
    std::fill_n(batch.receivers.begin() + batch.size, deliveries_ahead, batch.receivers.front());
    for (std::size_t k = 0; k < deliveries_ahead; ++k) __builtin_prefetch(&inboxes[batch.receivers[k]], 1);
    std::size_t k = 0;
    for (const Batch::Row& row : std::span(batch.rows).first(batch.row_count)) {
        const Gains gains = gains_from(*row.post);
        const std::uint64_t news = row.post->news;
        for (; k < row.end; ++k) {
            __builtin_prefetch(&inboxes[batch.receivers[k + deliveries_ahead]], 1);
            const std::uint32_t id = batch.receivers[k];
            Inbox& inbox = inboxes[id];
            decay_.bring_to(inbox, next_step);
            const Gain& gain = gains[inbox.fanlike];
            inbox.posts = saturating_add(inbox.posts, gain.posts);
            inbox.outrage = saturating_add(inbox.outrage, gain.outrage);
            inbox.news |= news;
            filter.wake(id);
        }
    }
    batch.size = batch.row_count = 0;
}

// Rows are short, and each begins somewhere else: rows are fetched some posts ahead, and inboxes some
// deliveries ahead, whichever posts these are of.
void Delivery::deliver_to(IdRange receivers, std::span<const Post> posts, std::uint32_t next_step,
                          std::span<Inbox> inboxes, IdleFilter& filter) const {
    Batch batch;
    for (std::size_t p = 0; p < posts.size(); ++p) {
        if (p + rows_ahead < posts.size()) prefetch_row(graph_.followers(posts[p + rows_ahead].author));
        for (Followers rest = followers_in(receivers, posts[p]); !rest.empty();) {
            rest = batch.take(posts[p], rest);
            if (batch.is_full()) deliver_batch(batch, next_step, inboxes, filter);
        }
    }
    if (batch.size > 0) deliver_batch(batch, next_step, inboxes, filter);
}

std::uint64_t Delivery::deliver(std::span<const Post> posts, std::uint32_t next_step,
                                std::span<Inbox> inboxes, IdleFilter& filter, Executor& executor) const {
    std::uint64_t deliveries = 0;
    for (const Post& post : posts) deliveries += graph_.follower_count(post.author);
    const auto accounts = static_cast<std::uint32_t>(inboxes.size());
    const auto ranges =
        deliveries < worth_splitting ? 1U : static_cast<std::uint32_t>(executor.concurrency());
    const auto deliver_range = [&](std::size_t range) {
        const IdRange receivers = part_range(static_cast<std::uint32_t>(range), ranges, accounts);
        deliver_to(receivers, posts, next_step, inboxes, filter);
    };
    if (ranges == 1) {
        deliver_range(0);
    } else {
        executor.for_each_index(ranges, deliver_range);
    }
    return deliveries;
}

}  // namespace backlash
