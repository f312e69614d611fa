// Phases 2 to 5 for one account: read, appraise, amplify, post.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/elementary.hpp"
#include "base/random_streams.hpp"
#include "population/account.hpp"
#include "scenario/scenario.hpp"
#include "simulation/delivery.hpp"
#include "simulation/post.hpp"
#include "simulation/published.hpp"
#include "simulation/running_sums.hpp"

namespace backlash {

// What every log-in of a step reads; nothing of it changes during the step.
struct StepConditions {
    std::uint32_t step = 0;
    double board_chance = 0.0;  // p_hot B: chance to open the topic from the board at involvement 1
    double board_dose = 0.0;    // x_board mbar, posts
    double novelty = 0.0;       // [n]
    const Published* published = nullptr;
};

// What the log-ins of one block leave behind.
struct BlockOutcome {
    std::vector<Post> posts;              // ascending by author
    std::vector<std::uint32_t> departed;  // allied KOLs that have had enough
    RunningSums change;
    std::uint32_t negative = 0;
    std::uint32_t neutral = 0;
    std::uint32_t logins = 0;

    void clear();
};

// Share of outrage left after that many steps: e^(-k dt / (tau_o (1 + b_tau l))).
inline float calming(float rate, std::uint32_t elapsed) {
    return portable_exp_float(-rate * static_cast<float>(elapsed));
}

class LogIn {
  public:
    LogIn(const Scenario& scenario, const FeedDecay& decay);

    // Account `id` logs in. Writes only that account's state and inbox and the outcome of its block.
    // `words` are u1 … u4 of the log-in: source.words(id, now.step, Stream::login_uniforms).
    void handle(std::uint32_t id, const StepConditions& now, const RandomSource::Words& words,
                Account& account, Inbox& inbox, BlockOutcome& outcome) const;

    // Brings outrage and fatigue of the account to the start of `step`.
    void calm_to(Account& account, std::uint32_t step) const;

  private:
    struct Reading {
        bool something = false;  // saw the topic, in the feed or on the board
        double dose = 0.0;       // [x] outraged posts taken in
        std::uint64_t news = 0;  // events told of
    };

    Inbox take_unread(Inbox& inbox, std::uint32_t step) const;
    Reading read(const Account& account, const Inbox& inbox, const StepConditions& now, float u_feed,
                 float u_board) const;
    void appraise(Account& account, std::uint64_t news, std::uint64_t seen, const Published& published) const;
    void post(std::uint32_t id, const StepConditions& now, bool prompted, float u_post, float u_tone,
              Account& account, const Inbox& inbox, BlockOutcome& outcome) const;

    OutrageValues outrage_;
    PostingValues posting_;
    ForgivenessValues forgiveness_;
    double feed_capacity_;
    const FeedDecay& decay_;
    std::vector<float> recovery_;  // e^(-k dt / tau_fat) by elapsed steps k
};

}  // namespace backlash
