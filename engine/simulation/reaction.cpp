#include "simulation/reaction.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "base/elementary.hpp"
#include "base/masks.hpp"
#include "base/vector_loop.hpp"
#include "crisis/appraisal.hpp"
#include "crisis/contagion.hpp"
#include "crisis/forgiveness.hpp"
#include "crisis/posting.hpp"
#include "simulation/mood.hpp"

namespace backlash {

void BlockOutcome::clear() {
    posts.clear();
    departed.clear();
    change = {};
    negative = neutral = logins = 0;
}

namespace {

Urge urge_of(const Readers& readers, std::size_t k) {
    return {.involvement = readers.involvement[k],
            .engagement = readers.engagement[k],
            .outrage = readers.outrage[k],
            .fatigue = readers.fatigue[k]};
}

// A float above 0: what somebody may do is not rounded to nothing.
constexpr double not_quite_none = std::numeric_limits<float>::min();

// [p]
double prompting(std::uint64_t prompted, const PostingValues& posting) {
    return chosen(prompted, prompting_factor(true, posting), prompting_factor(false, posting));
}

}  // namespace

Reaction::Reaction(const Scenario& scenario)
    : outrage_(scenario.outrage), posting_(scenario.posting), forgiveness_(scenario.forgiveness) {
    const auto steps = std::llround(scenario.duration / scenario.step);
    for (long long k = 0; k <= steps; ++k) {
        const double hours = static_cast<double>(k) * scenario.step;
        recovery_.push_back(static_cast<float>(portable_exp(-hours / posting_.fatigue_recovery)));
    }
}

// o *= e^(-k dt / (tau_o (1 + b_tau l))),  phi *= e^(-k dt / tau_fat)
void Reaction::calm_to(Account& account, std::uint32_t step) const {
    const std::uint32_t elapsed = step - account.stamp;
    account.stamp = step;
    account.outrage *= calming(account.calming_rate, elapsed);
    account.fatigue *= recovery_[elapsed];
}

// Those to whom something happens: the others' states stay as they are, not even brought up to date.
void Reaction::find_touched(const Selected& selected, double novelty, const Readers& readers,
                            Touched& touched) const {
    PerLogIn<std::uint64_t> is_touched;
    vector_loop([&readers, &selected, is_touched = is_touched.data(), novelty, posting = posting_,
                 size = selected.count] {
        const std::uint32_t end = size;
        for (std::uint32_t k = 0; k < end; ++k) {
            const std::uint64_t prompted = readers.prompted[k];
            const double hazard =
                highest_hazard(urge_of(readers, k), novelty, prompting(prompted, posting), posting);
            const std::uint64_t may_post =
                readers.knows[k] & (prompted | selected.may_post[k]) & mask_of(readers.u.post[k] < hazard);
            is_touched[k] = readers.news[k] | mask_of(readers.dose[k] > 0.0) | may_post;
        }
    });
    std::uint32_t count = 0;
    for (std::uint32_t k = 0; k < selected.count; ++k) {
        touched.places[count] = static_cast<std::uint16_t>(k);
        count += is_touched[k] != 0 ? 1 : 0;
    }
    touched.count = count;
}

// Brings outrage and fatigue to the start of the step.
void Reaction::calm(std::uint32_t step, std::uint32_t size, Readers& readers, const Touched& touched) const {
    vector_loop([outrage = readers.outrage.data(), rate = readers.calming_rate.data(),
                 stamp = readers.stamp.data(), step, size] {
        const std::uint32_t end = size;
        for (std::uint32_t k = 0; k < end; ++k) outrage[k] *= calming(rate[k], step - stamp[k]);
    });
    for (const std::uint16_t k : touched.all()) readers.fatigue[k] *= recovery_[step - readers.stamp[k]];
}

void Reaction::learn(Account& account, std::uint64_t news, std::uint64_t seen,
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

void Reaction::appraise(const Selected& selected, const StepConditions& now, std::span<Account> accounts,
                        std::span<Inbox> inboxes, Readers& readers, const Touched& touched,
                        BlockOutcome& outcome) const {
    PerLogIn<std::uint16_t> learning;
    std::uint32_t learners = 0;
    for (const std::uint16_t k : touched.all()) {
        learning[learners] = k;
        learners += readers.news[k] != 0 ? 1 : 0;
    }
    for (const std::uint16_t k : std::span(learning).first(learners)) {
        Account& account = accounts[selected.ids[k]];
        Inbox& inbox = inboxes[selected.ids[k]];
        account.outrage = readers.outrage[k];  // its stamp and fatigue follow with put_back()
        if (inbox.seen == 0) {
            outcome.change.forgivable += RunningSums::forgivable_by(account);
            ++outcome.change.aware[static_cast<std::size_t>(account.type)];
        } else {
            outcome.change.forgiven -= RunningSums::forgiven_by(account);
        }
        learn(account, readers.news[k], inbox.seen, *now.published);
        outcome.change.forgiven += RunningSums::forgiven_by(account);
        inbox.seen |= readers.news[k];
        readers.knows[k] = mask_of(true);
        readers.outrage[k] = account.outrage;
        readers.trust[k] = account.trust;
        readers.forgiveness[k] = account.forgiveness;
    }
}

// Outrage that is read by those who know what it is about. Where there is none nothing is caught, also at a
// threshold of 0.
void Reaction::spread_outrage(std::uint32_t size, Readers& readers) const {
    vector_loop([all = &readers, contagion_rate = outrage_.contagion_rate,
                 trust_erosion = forgiveness_.trust_erosion, size] {
        Readers& r = *all;
        const std::uint32_t end = size;
        for (std::uint32_t k = 0; k < end; ++k) {
            const Susceptibility reader{.involvement = r.involvement[k],
                                        .threshold = r.threshold[k],
                                        .outrage = r.outrage[k],
                                        .forgiveness = r.forgiveness[k]};
            const double caught = caught_outrage(reader, r.dose[k], contagion_rate);
            const double rise = kept_where(r.prompted[k] & r.knows[k] & mask_of(r.dose[k] > 0.0), caught);
            r.outrage[k] = raised(r.outrage[k], rise);
            r.trust[k] = eroded(r.trust[k], rise, trust_erosion);
        }
    });
}

// By how much the sum of the fans' trust changes.
std::int64_t Reaction::fan_trust_change(std::uint32_t size, const Readers& readers, const Touched& touched) {
    std::int64_t sum = 0;
    vector_loop([&sum, &readers, before = touched.trust_before.data(), size] {
        const std::uint32_t end = size;
        std::int64_t change = 0;
        for (std::uint32_t k = 0; k < end; ++k) {
            const std::int64_t gain =
                RunningSums::trust_of(readers.trust[k]) - RunningSums::trust_of(before[k]);
            change += gain & static_cast<std::int64_t>(readers.fan[k]);
        }
        sum = change;
    });
    return sum;
}

void Reaction::weigh_posts(const Selected& selected, double novelty, const Readers& readers,
                           PerLogIn<std::uint64_t>& may_post, Touched& touched) const {
    vector_loop([&readers, u_post = readers.u.post.data(), may_post = may_post.data(),
                 readiness = touched.readiness.data(), novelty, posting = posting_, size = selected.count] {
        const std::uint32_t end = size;
        for (std::uint32_t k = 0; k < end; ++k) {
            const Urge urge = urge_of(readers, k);
            const std::uint64_t knows = readers.knows[k];
            const double hazard =
                posting_hazards(urge, novelty, prompting(readers.prompted[k], posting), posting).either;
            may_post[k] = knows & mask_of(u_post[k] < hazard);
            const double kept = std::max(highest_readiness(urge, posting), not_quite_none);
            readiness[k] = static_cast<float>(kept_where(knows, kept));
        }
    });
}

// Allies who have had enough leave.
void Reaction::put_back(const Selected& selected, std::uint32_t step, std::span<Account> accounts,
                        const Readers& readers, const Touched& touched, BlockOutcome& outcome) const {
    for (const std::uint16_t k : touched.all()) {
        Account& account = accounts[selected.ids[k]];
        account.outrage = readers.outrage[k];
        account.fatigue = readers.fatigue[k];
        account.trust = readers.trust[k];
        account.stamp = step;
        const bool leaves = account.type == AccountType::kol_ally && !account.spoke_up &&
                            readers.knows[k] != 0 && account.outrage > outrage_.defection_threshold;
        if (!leaves) continue;
        account.spoke_up = true;
        outcome.departed.push_back(selected.ids[k]);
    }
}

void Reaction::post(std::uint32_t id, bool prompted, double novelty, float u_post, float u_tone,
                    Account& account, const Inbox& inbox, BlockOutcome& outcome) const {
    const Tone tone = decide_post(urge_of(account), prompted, novelty, u_post, u_tone, posting_);
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

void Reaction::react(const Selected& selected, const StepConditions& now, std::span<Account> accounts,
                     std::span<Inbox> inboxes, Readers& readers, BlockOutcome& outcome,
                     Touched& touched) const {
    const std::uint32_t size = selected.count;
    PerLogIn<std::uint64_t> may_post;
    std::copy_n(readers.trust.begin(), size, touched.trust_before.begin());
    find_touched(selected, now.novelty, readers, touched);
    calm(now.step, size, readers, touched);
    appraise(selected, now, accounts, inboxes, readers, touched, outcome);
    spread_outrage(size, readers);
    outcome.change.fan_trust += fan_trust_change(size, readers, touched);
    weigh_posts(selected, now.novelty, readers, may_post, touched);
    put_back(selected, now.step, accounts, readers, touched, outcome);
    for (const std::uint16_t k : touched.all()) {
        if (may_post[k] == 0) continue;
        const std::uint32_t id = selected.ids[k];
        post(id, readers.prompted[k] != 0, now.novelty, readers.u.post[k], readers.u.tone[k], accounts[id],
             inboxes[id], outcome);
    }
}

}  // namespace backlash
