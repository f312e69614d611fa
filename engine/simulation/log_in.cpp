#include "simulation/log_in.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/elementary.hpp"
#include "crisis/appraisal.hpp"
#include "crisis/contagion.hpp"
#include "crisis/forgiveness.hpp"
#include "crisis/posting.hpp"

namespace backlash {

void BlockOutcome::clear() {
    posts.clear();
    departed.clear();
    change = {};
    negative = neutral = logins = 0;
}

LogIn::LogIn(const Scenario& scenario, const FeedDecay& decay)
    : outrage_(scenario.outrage),
      posting_(scenario.posting),
      forgiveness_(scenario.forgiveness),
      feed_capacity_(scenario.attention.feed_capacity),
      decay_(decay) {
    const auto steps = std::llround(scenario.duration / scenario.step);
    for (long long k = 0; k <= steps; ++k) {
        const double hours = static_cast<double>(k) * scenario.step;
        recovery_.push_back(static_cast<float>(portable_exp(-hours / posting_.fatigue_recovery)));
    }
}

// o *= e^(-k dt / (tau_o (1 + b_tau l))),  phi *= e^(-k dt / tau_fat)
void LogIn::calm_to(Account& account, std::uint32_t step) const {
    const std::uint32_t elapsed = step - account.stamp;
    account.stamp = step;
    if (elapsed == 0) return;
    account.outrage *= calming(account.calming_rate, elapsed);
    account.fatigue *= recovery_[elapsed];
}

// P(see feed) = 1 - e^-F, P(see board) = p_hot B v;  x = [feed] min(Fo, x_cap) + [board] x_board mbar.
LogIn::Reading LogIn::read(const Account& account, const Inbox& inbox, const StepConditions& now,
                           float u_feed, float u_board) const {
    Reading reading;
    const double unread = from_fixed<Inbox::posts_bits>(inbox.posts);
    // 1 - e^-F < F spares most exponentials of an almost empty feed.
    if (inbox.posts > 0 && u_feed < unread && u_feed < 1.0 - portable_exp(-unread)) {
        reading.something = true;
        reading.dose += std::min(from_fixed<Inbox::outrage_bits>(inbox.outrage), feed_capacity_);
        reading.news |= inbox.news;
    }
    if (u_board < now.board_chance * account.involvement) {
        reading.something = true;
        reading.dose += now.board_dose;
        reading.news |= now.published->all();
    }
    return reading;
}

// What was unread at the start of the step; the inbox is empty afterwards.
Inbox LogIn::take_unread(Inbox& inbox, std::uint32_t step) const {
    const bool empty = inbox.posts == 0 && inbox.outrage == 0 && inbox.news == 0;
    if (empty) return inbox;  // leaves its cache line clean
    decay_.bring_to(inbox, step);
    const Inbox found = inbox;
    inbox.posts = inbox.outrage = 0;
    inbox.news = 0;
    return found;
}

void LogIn::appraise(Account& account, std::uint64_t news, std::uint64_t seen,
                     const Published& published) const {
    for (std::uint64_t rest = news; rest != 0; rest &= rest - 1) {
        const int bit = std::countr_zero(rest);
        seen |= std::uint64_t{1} << bit;
        if (const auto* response = std::get_if<JudgedResponse>(&published.effect(bit))) {
            appraise_response(account, published.best_of(seen), response->scapegoating, forgiveness_);
        } else {
            appraise_revelation(account, std::get<double>(published.effect(bit)), outrage_,
                                forgiveness_.trust_erosion);
        }
    }
}

void LogIn::post(std::uint32_t id, const StepConditions& now, bool prompted, float u_post, float u_tone,
                 Account& account, const Inbox& inbox, BlockOutcome& outcome) const {
    const Tone tone = decide_post(account, prompted, now.novelty, u_post, u_tone, posting_);
    if (tone == Tone::silent) return;
    tire(account, posting_.fatigue_per_post);
    const bool negative = tone == Tone::negative;
    ++(negative ? outcome.negative : outcome.neutral);
    outcome.posts.push_back({.author = id,
                             .outrage = negative ? account.outrage : 0.0F,
                             .news = inbox.seen,
                             .own_community_first = is_ordinary(account.type),
                             .fanlike = inbox.fanlike != 0});
}

void LogIn::handle(std::uint32_t id, const StepConditions& now, const RandomSource::Words& words,
                   Account& account, Inbox& inbox, BlockOutcome& outcome) const {
    const Inbox found = take_unread(inbox, now.step);
    const bool knew = found.seen != 0;
    const Reading reading = read(account, found, now, uniform24(words[0]), uniform24(words[1]));
    const float u_post = uniform24(words[2]);
    const bool moved = (reading.news & ~found.seen) != 0 || reading.dose > 0.0;
    // Nothing that changes the account, and no post even if it were as angry as at its last touch.
    if (!moved && (!knew || u_post >= highest_hazard(account, reading.something, now.novelty, posting_)))
        return;

    calm_to(account, now.step);
    const std::int64_t forgiven_before = knew ? RunningSums::forgiven_by(account) : 0;
    const std::int64_t trust_before = RunningSums::trust_of(account);
    if (reading.something) {
        const std::uint64_t news = reading.news & ~inbox.seen;
        appraise(account, news, inbox.seen, *now.published);
        inbox.seen |= news;
        if (inbox.seen != 0) {
            spread_outrage(account, reading.dose, outrage_.contagion_rate, forgiveness_.trust_erosion);
        }
    }
    if (inbox.seen == 0) return;
    if (!knew) {
        outcome.change.forgivable += RunningSums::forgivable_by(account);
        ++outcome.change.aware[static_cast<std::size_t>(account.type)];
    }
    outcome.change.forgiven += RunningSums::forgiven_by(account) - forgiven_before;
    if (is_fan(account.type)) outcome.change.fan_trust += RunningSums::trust_of(account) - trust_before;

    post(id, now, reading.something, u_post, uniform24(words[3]), account, inbox, outcome);
    const bool leaves = account.type == AccountType::kol_ally && !account.spoke_up &&
                        account.outrage > outrage_.defection_threshold;
    if (leaves) {
        account.spoke_up = true;
        outcome.departed.push_back(id);
    }
}

}  // namespace backlash
