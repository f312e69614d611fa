#include "simulation/reading.hpp"

#include <algorithm>

#include "base/elementary.hpp"
#include "base/masks.hpp"
#include "base/vector_loop.hpp"

namespace backlash {

// What the selected find in their inboxes at the start of the step; units as there.
struct Reading::Unread {
    PerLogIn<std::uint32_t> posts, outrage;
    PerLogIn<std::uint64_t> news, known;
};

Reading::Reading(const AttentionValues& attention, const FeedDecay& decay, const RandomSource& source)
    : feed_capacity_(attention.feed_capacity), source_(source), decay_(decay) {}

// The only walk through the memory of a batch: two lines each, fetched before.
void Reading::gather(const IdleFilter::Selected& selected, std::uint32_t step,
                     std::span<const Account> accounts, std::span<Inbox> inboxes, Unread& unread,
                     Readers& readers) const {
    for (std::uint32_t k = 0; k < selected.count; ++k) {
        const std::uint32_t id = selected.ids[k];
        Inbox& inbox = inboxes[id];
        decay_.bring_to(inbox, step);
        unread.posts[k] = inbox.posts;
        unread.outrage[k] = inbox.outrage;
        unread.news[k] = inbox.news;
        unread.known[k] = inbox.seen;
        inbox.posts = inbox.outrage = 0;
        inbox.news = 0;
        const Account& account = accounts[id];
        readers.outrage[k] = account.outrage;
        readers.fatigue[k] = account.fatigue;
        readers.trust[k] = account.trust;
        readers.forgiveness[k] = account.forgiveness;
        readers.involvement[k] = account.involvement;
        readers.engagement[k] = account.engagement;
        readers.threshold[k] = account.threshold;
        readers.calming_rate[k] = account.calming_rate;
        readers.stamp[k] = account.stamp;
        readers.fan[k] = mask_of(is_fan(account.type));
    }
}

// P(see feed) = 1 - e^-F, P(see board) = p_hot B v;  x = [feed] min(Fo, x_cap) + [board] x_board mbar.
void Reading::see(const IdleFilter::Selected& selected, const StepConditions& now, const Unread& unread,
                  Readers& readers) const {
    vector_loop([&unread, &readers, board_chance = now.board_chance, board_dose = now.board_dose,
                 board_news = now.published->all(), capacity = feed_capacity_, size = selected.count] {
        const std::uint32_t end = size;
        for (std::uint32_t k = 0; k < end; ++k) {
            const double posts = from_fixed<Inbox::posts_bits>(unread.posts[k]);
            const double seen = std::min(posts, 1.0 - portable_exp(-posts));  // 0 where nothing is unread
            const double outrage = std::min(from_fixed<Inbox::outrage_bits>(unread.outrage[k]), capacity);
            const std::uint64_t feed = mask_of(readers.u.feed[k] < seen);
            const std::uint64_t board = mask_of(readers.u.board[k] < board_chance * readers.involvement[k]);
            const std::uint64_t told = (unread.news[k] & feed) | (board_news & board);
            readers.news[k] = told & ~unread.known[k];
            readers.dose[k] = kept_where(feed, outrage) + kept_where(board, board_dose);
            readers.prompted[k] = feed | board;
            readers.knows[k] = mask_of(unread.known[k] != 0);
        }
    });
}

void Reading::read(const IdleFilter::Selected& selected, const StepConditions& now,
                   std::span<const Account> accounts, std::span<Inbox> inboxes, Readers& readers) const {
    Unread unread;
    draw_login_uniforms(source_, now.step, std::span(selected.ids).first(selected.count),
                        std::span(selected.log_ins).first(selected.count), readers.u);
    gather(selected, now.step, accounts, inboxes, unread, readers);
    see(selected, now, unread, readers);
}

}  // namespace backlash
