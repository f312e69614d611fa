#include "simulation/reaction.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

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

// Readers side by side, so that arithmetic runs in vector registers.
struct Reaction::Moods {
    std::uint32_t count = 0;
    PerLogIn<std::uint32_t> ids;
    PerLogIn<std::uint64_t> news;
    PerLogIn<double> dose;
    PerLogIn<double> prompting;        // [p]
    PerLogIn<std::uint64_t> prompted;  // all bits, or none
    PerLogIn<std::uint64_t> knows;     // of any event; all bits, or none
    PerLogIn<std::uint64_t> fan;       // all bits, or none
    PerLogIn<float> u_post, u_tone;
    PerLogIn<float> outrage, fatigue, trust, trust_before, forgiveness;
    PerLogIn<float> involvement, engagement, threshold;
    PerLogIn<std::uint8_t> may_post;
};

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

void Reaction::gather(const Readers& readers, const StepConditions& now, std::span<const Account> accounts,
                      std::span<const Inbox> inboxes, Moods& moods) const {
    PerLogIn<float> calming_rate;
    PerLogIn<std::uint32_t> elapsed;
    const std::array prompting_if = {prompting_factor(false, posting_), prompting_factor(true, posting_)};
    std::uint32_t count = 0;
    for (std::uint32_t k = 0; k < readers.count; ++k) {
        const std::uint32_t id = readers.ids[k];
        const Account& account = accounts[id];
        moods.ids[count] = id;
        moods.news[count] = readers.news[k];
        moods.dose[count] = readers.dose[k];
        moods.prompting[count] = prompting_if[readers.prompted[k] & 1];
        moods.prompted[count] = readers.prompted[k];
        moods.knows[count] = mask_of(inboxes[id].seen != 0);
        moods.fan[count] = mask_of(is_fan(account.type));
        moods.u_post[count] = readers.u_post[k];
        moods.u_tone[count] = readers.u_tone[k];
        elapsed[count] = now.step - account.stamp;
        calming_rate[count] = account.calming_rate;
        moods.outrage[count] = account.outrage;
        moods.fatigue[count] = account.fatigue * recovery_[elapsed[count]];
        moods.trust[count] = moods.trust_before[count] = account.trust;
        moods.forgiveness[count] = account.forgiveness;
        moods.involvement[count] = account.involvement;
        moods.engagement[count] = account.engagement;
        moods.threshold[count] = account.threshold;
        const std::uint64_t moves = readers.news[k] | mask_of(readers.dose[k] > 0.0);
        const double hazard = highest_hazard(account, now.novelty, moods.prompting[count], posting_);
        count += moves != 0 || readers.u_post[k] < hazard ? 1 : 0;
    }
    moods.count = count;
    vector_loop(
        [outrage = moods.outrage.data(), rate = calming_rate.data(), elapsed = elapsed.data(), size = count] {
            const std::uint32_t end = size;
            for (std::uint32_t k = 0; k < end; ++k) outrage[k] *= calming(rate[k], elapsed[k]);
        });
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

void Reaction::appraise(const StepConditions& now, std::span<Account> accounts, std::span<Inbox> inboxes,
                        Moods& moods, BlockOutcome& outcome) const {
    PerLogIn<std::uint32_t> learning;
    std::uint32_t learners = 0;
    for (std::uint32_t k = 0; k < moods.count; ++k) {
        learning[learners] = k;
        learners += moods.news[k] != 0 ? 1 : 0;
    }
    for (const std::uint32_t k : std::span(learning).first(learners)) {
        Account& account = accounts[moods.ids[k]];
        Inbox& inbox = inboxes[moods.ids[k]];
        account.outrage = moods.outrage[k];  // its stamp and fatigue follow with put_back()
        if (inbox.seen == 0) {
            outcome.change.forgivable += RunningSums::forgivable_by(account);
            ++outcome.change.aware[static_cast<std::size_t>(account.type)];
        } else {
            outcome.change.forgiven -= RunningSums::forgiven_by(account);
        }
        learn(account, moods.news[k], inbox.seen, *now.published);
        outcome.change.forgiven += RunningSums::forgiven_by(account);
        inbox.seen |= moods.news[k];
        moods.knows[k] = mask_of(true);
        moods.outrage[k] = account.outrage;
        moods.trust[k] = account.trust;
        moods.forgiveness[k] = account.forgiveness;
    }
}

// Outrage that is read by those who know what it is about.
void Reaction::spread_outrage(Moods& moods) const {
    vector_loop(
        [all = &moods, contagion_rate = outrage_.contagion_rate, trust_erosion = forgiveness_.trust_erosion] {
            Moods& m = *all;
            const std::uint32_t end = m.count;
            for (std::uint32_t k = 0; k < end; ++k) {
                const Susceptibility reader{.involvement = m.involvement[k],
                                            .threshold = m.threshold[k],
                                            .outrage = m.outrage[k],
                                            .forgiveness = m.forgiveness[k]};
                const double caught = caught_outrage(reader, m.dose[k], contagion_rate);
                const double rise = kept_where(m.prompted[k] & m.knows[k], caught);
                m.outrage[k] = raised(m.outrage[k], rise);
                m.trust[k] = eroded(m.trust[k], rise, trust_erosion);
            }
        });
}

// By how much the sum of the fans' trust changes.
std::int64_t Reaction::fan_trust_change(const Moods& moods) {
    std::int64_t sum = 0;
    vector_loop([&sum, all = &moods] {
        const Moods& m = *all;
        const std::uint32_t end = m.count;
        std::int64_t change = 0;
        for (std::uint32_t k = 0; k < end; ++k) {
            const std::int64_t gain =
                RunningSums::trust_of(m.trust[k]) - RunningSums::trust_of(m.trust_before[k]);
            change += gain & static_cast<std::int64_t>(m.fan[k]);
        }
        sum = change;
    });
    return sum;
}

void Reaction::weigh_posts(double novelty, Moods& moods) const {
    vector_loop([all = &moods, novelty, posting = posting_] {
        Moods& m = *all;
        const std::uint32_t end = m.count;
        for (std::uint32_t k = 0; k < end; ++k) {
            const Urge urge{.involvement = m.involvement[k],
                            .engagement = m.engagement[k],
                            .outrage = m.outrage[k],
                            .fatigue = m.fatigue[k]};
            const double hazard = posting_hazards(urge, novelty, m.prompting[k], posting).either;
            m.may_post[k] = m.u_post[k] < hazard && m.knows[k] != 0 ? 1 : 0;
        }
    });
}

// Allies who have had enough leave.
void Reaction::put_back(std::uint32_t step, std::span<Account> accounts, const Moods& moods,
                        BlockOutcome& outcome) const {
    for (std::uint32_t k = 0; k < moods.count; ++k) {
        Account& account = accounts[moods.ids[k]];
        account.outrage = moods.outrage[k];
        account.fatigue = moods.fatigue[k];
        account.trust = moods.trust[k];
        account.stamp = step;
        const bool leaves = account.type == AccountType::kol_ally && !account.spoke_up &&
                            moods.knows[k] != 0 && account.outrage > outrage_.defection_threshold;
        if (!leaves) continue;
        account.spoke_up = true;
        outcome.departed.push_back(moods.ids[k]);
    }
}

void Reaction::post(double novelty, std::span<Account> accounts, std::span<const Inbox> inboxes,
                    const Moods& moods, BlockOutcome& outcome) const {
    for (std::uint32_t k = 0; k < moods.count; ++k) {
        if (moods.may_post[k] == 0) continue;
        const std::uint32_t id = moods.ids[k];
        Account& account = accounts[id];
        const Tone tone = decide_post(urge_of(account), moods.prompted[k] != 0, novelty, moods.u_post[k],
                                      moods.u_tone[k], posting_);
        if (tone == Tone::silent) continue;
        tire(account, posting_.fatigue_per_post);
        const bool negative = tone == Tone::negative;
        ++(negative ? outcome.negative : outcome.neutral);
        outcome.posts.push_back({.author = id,
                                 .outrage = negative ? account.outrage : 0.0F,
                                 .news = inboxes[id].seen,
                                 .own_community_first = is_ordinary(account.type),
                                 .fanlike = inboxes[id].fanlike != 0});
    }
}

void Reaction::react(const Readers& readers, const StepConditions& now, std::span<Account> accounts,
                     std::span<Inbox> inboxes, BlockOutcome& outcome, Touched& touched) const {
    Moods moods;
    gather(readers, now, accounts, inboxes, moods);
    appraise(now, accounts, inboxes, moods, outcome);
    spread_outrage(moods);
    outcome.change.fan_trust += fan_trust_change(moods);
    weigh_posts(now.novelty, moods);
    put_back(now.step, accounts, moods, outcome);
    post(now.novelty, accounts, inboxes, moods, outcome);
    touched.count = moods.count;
    std::copy_n(moods.ids.begin(), moods.count, touched.ids.begin());
    std::copy_n(moods.trust_before.begin(), moods.count, touched.trust_before.begin());
}

}  // namespace backlash
