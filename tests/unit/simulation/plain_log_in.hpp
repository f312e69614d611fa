// One log-in as docs/model/crisis.md has it, step by step and with branches: what batches are compared with.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/elementary.hpp"
#include "crisis/appraisal.hpp"
#include "crisis/contagion.hpp"
#include "crisis/forgiveness.hpp"
#include "crisis/posting.hpp"
#include "simulation/mood.hpp"
#include "simulation/reaction.hpp"

namespace backlash {

class PlainLogIn {
  public:
    PlainLogIn(const Scenario& scenario, const FeedDecay& decay) : scenario_(scenario), decay_(decay) {}

    void handle(std::uint32_t id, const StepConditions& now, const RandomSource::Words& words,
                Account& account, Inbox& inbox, BlockOutcome& outcome) const {
        decay_.bring_to(inbox, now.step);
        const double unread = from_fixed<Inbox::posts_bits>(inbox.posts);
        const bool in_feed = inbox.posts > 0 && uniform24(words[0]) < 1.0 - portable_exp(-unread);
        const bool on_board = uniform24(words[1]) < now.board_chance * account.involvement;
        const double read = in_feed ? std::min(from_fixed<Inbox::outrage_bits>(inbox.outrage),
                                               scenario_.attention.feed_capacity)
                                    : 0.0;
        const double dose = read + (on_board ? now.board_dose : 0.0);
        const std::uint64_t told = (in_feed ? inbox.news : 0) | (on_board ? now.published->all() : 0);
        inbox.posts = inbox.outrage = 0;
        inbox.news = 0;
        const std::uint64_t news = told & ~inbox.seen;
        const bool knew = inbox.seen != 0;
        const bool prompted = in_feed || on_board;
        const double prompting = prompting_factor(prompted, scenario_.posting);
        const bool may_post = knew && uniform24(words[2]) < highest_hazard(urge_of(account), now.novelty,
                                                                           prompting, scenario_.posting);
        if (news == 0 && dose == 0.0 && !may_post) return;
        calm(account, now.step);
        const std::int64_t forgiven = knew ? RunningSums::forgiven_by(account) : 0;
        const std::int64_t trust = RunningSums::trust_of(account.trust);
        learn(account, news, inbox.seen, *now.published);
        inbox.seen |= news;
        if (inbox.seen == 0) return;
        if (prompted) spread(account, dose);
        if (!knew) {
            outcome.change.forgivable += RunningSums::forgivable_by(account);
            ++outcome.change.aware[static_cast<std::size_t>(account.type)];
        }
        outcome.change.forgiven += RunningSums::forgiven_by(account) - forgiven;
        if (is_fan(account.type)) outcome.change.fan_trust += RunningSums::trust_of(account.trust) - trust;
        post(id, now.novelty, prompted, words, account, inbox, outcome);
    }

  private:
    void calm(Account& account, std::uint32_t step) const {
        const std::uint32_t elapsed = step - account.stamp;
        account.stamp = step;
        if (elapsed == 0) return;
        account.outrage *= calming(account.calming_rate, elapsed);
        const double hours = elapsed * scenario_.step;
        account.fatigue *= static_cast<float>(portable_exp(-hours / scenario_.posting.fatigue_recovery));
    }

    void learn(Account& account, std::uint64_t news, std::uint64_t seen, const Published& published) const {
        for (int bit = 0; bit < event_limit; ++bit) {
            if ((news >> bit & 1) == 0) continue;
            seen |= std::uint64_t{1} << bit;
            if (const auto* response = std::get_if<JudgedResponse>(&published.effect(bit))) {
                appraise_response(account, published.best_of(seen), response->scapegoating,
                                  scenario_.forgiveness);
            } else {
                appraise_revelation(account, std::get<double>(published.effect(bit)), scenario_.outrage,
                                    scenario_.forgiveness.trust_erosion);
            }
        }
    }

    void spread(Account& account, double dose) const {
        const Susceptibility reader{.involvement = account.involvement,
                                    .threshold = account.threshold,
                                    .outrage = account.outrage,
                                    .forgiveness = account.forgiveness};
        raise_outrage(account, caught_outrage(reader, dose, scenario_.outrage.contagion_rate),
                      scenario_.forgiveness.trust_erosion);
    }

    void post(std::uint32_t id, double novelty, bool prompted, const RandomSource::Words& words,
              Account& account, const Inbox& inbox, BlockOutcome& outcome) const {
        const Tone tone = decide_post(urge_of(account), prompted, novelty, uniform24(words[2]),
                                      uniform24(words[3]), scenario_.posting);
        if (tone != Tone::silent) {
            const bool negative = tone == Tone::negative;
            tire(account, scenario_.posting.fatigue_per_post);
            ++(negative ? outcome.negative : outcome.neutral);
            outcome.posts.push_back({.author = id,
                                     .outrage = negative ? account.outrage : 0.0F,
                                     .news = inbox.seen,
                                     .own_community_first = is_ordinary(account.type),
                                     .fanlike = inbox.fanlike != 0});
        }
        if (account.type == AccountType::kol_ally && !account.spoke_up &&
            account.outrage > scenario_.outrage.defection_threshold) {
            account.spoke_up = true;
            outcome.departed.push_back(id);
        }
    }

    const Scenario& scenario_;
    const FeedDecay& decay_;
};

}  // namespace backlash
