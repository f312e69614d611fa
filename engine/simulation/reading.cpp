#include "simulation/reading.hpp"

#include <algorithm>

#include "base/elementary.hpp"
#include "base/masks.hpp"
#include "base/vector_loop.hpp"

namespace backlash {

// What the selected find and see.
struct Reading::Found {
    PerLogIn<std::uint32_t> posts, outrage;  // unread, at the start of the step; units as in an inbox
    PerLogIn<std::uint64_t> news, known;
    PerLogIn<float> involvement;
    PerLogIn<double> dose;
    PerLogIn<std::uint64_t> in_feed, on_board;  // all bits, or none
};

Reading::Reading(const AttentionValues& attention, const FeedDecay& decay)
    : feed_capacity_(attention.feed_capacity), decay_(decay) {}

void Reading::take_unread(const IdleFilter::Selected& selected, std::uint32_t step,
                          std::span<const Account> accounts, std::span<Inbox> inboxes, Found& found) const {
    for (std::uint32_t k = 0; k < selected.count; ++k) {
        const std::uint32_t id = selected.ids[k];
        Inbox& inbox = inboxes[id];
        decay_.bring_to(inbox, step);
        found.posts[k] = inbox.posts;
        found.outrage[k] = inbox.outrage;
        found.news[k] = inbox.news;
        found.known[k] = inbox.seen;
        found.involvement[k] = accounts[id].involvement;
        inbox.posts = inbox.outrage = 0;
        inbox.news = 0;
    }
}

// P(see feed) = 1 - e^-F, P(see board) = p_hot B v;  x = [feed] min(Fo, x_cap) + [board] x_board mbar.
void Reading::see(const IdleFilter::Selected& selected, const StepConditions& now, Found& found) const {
    vector_loop([&found, feed_words = selected.words[0].data(), board_words = selected.words[1].data(),
                 board_chance = now.board_chance, board_dose = now.board_dose, capacity = feed_capacity_,
                 size = selected.count] {
        const std::uint32_t end = size;
        for (std::uint32_t k = 0; k < end; ++k) {
            const double unread = from_fixed<Inbox::posts_bits>(found.posts[k]);
            const double u_feed = uniform24(feed_words[k]);
            const double u_board = uniform24(board_words[k]);
            const double seen = std::min(unread, 1.0 - portable_exp(-unread));  // 0 where nothing is unread
            const double outrage = std::min(from_fixed<Inbox::outrage_bits>(found.outrage[k]), capacity);
            const std::uint64_t feed = mask_of(u_feed < seen);
            const std::uint64_t board = mask_of(u_board < board_chance * found.involvement[k]);
            found.dose[k] = kept_where(feed, outrage) + kept_where(board, board_dose);
            found.in_feed[k] = feed;
            found.on_board[k] = board;
        }
    });
}

void Reading::read(const IdleFilter::Selected& selected, const StepConditions& now,
                   std::span<const Account> accounts, std::span<Inbox> inboxes, Readers& readers) const {
    Found found;
    take_unread(selected, now.step, accounts, inboxes, found);
    see(selected, now, found);
    std::uint32_t count = 0;
    for (std::uint32_t k = 0; k < selected.count; ++k) {
        const std::uint64_t told =
            (found.news[k] & found.in_feed[k]) | (now.published->all() & found.on_board[k]);
        const std::uint64_t prompted = found.in_feed[k] | found.on_board[k];
        readers.ids[count] = selected.ids[k];
        readers.news[count] = told & ~found.known[k];
        readers.dose[count] = found.dose[k];
        readers.prompted[count] = prompted;
        readers.u_post[count] = uniform24(selected.words[2][k]);
        readers.u_tone[count] = uniform24(selected.words[3][k]);
        const std::uint64_t moves = readers.news[count] | mask_of(found.dose[k] > 0.0);
        const std::uint64_t may_post =
            mask_of(found.known[k] != 0) & (prompted | mask_of(selected.may_post[k] != 0));
        count += (moves | may_post) != 0 ? 1 : 0;
    }
    readers.count = count;
}

}  // namespace backlash
