// The crisis engine's core, awareness that spreads by posts in feeds, as laws for infinitely many accounts.
//
// Accounts log in with probability p a step, see something in a feed F with probability 1 - e^-F, and once
// aware post with probability q at a log-in. A post adds g / k to the feed of each follower; everybody
// follows k accounts; feeds fade by d a step and are emptied at a log-in.
#pragma once

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "base/random_streams.hpp"

namespace backlash::checks {

struct Core {
    double login = 0.0;      // [p] a step
    double fading = 0.0;     // [d] a step
    double gain = 0.0;       // [g] feed of somebody all of whose followees have posted once
    double post = 0.0;       // [q] a log-in
    double followees = 0.0;  // [k]
    double seeds = 0.0;      // share aware at the start
    bool at_once = true;     // who learns of it may post at that very log-in

    // Part of the feed survived by unawareness when a followee posts with `chance` at a step `age` steps ago.
    double missed(double chance, double age) const {
        return 1.0 - chance * (1.0 - std::exp(-gain / followees * std::pow(fading, age)));
    }
};

// Whom one follows is drawn anew for each post. Unaware mass by a, the steps since the last log-in:
//   u_0' = p sum_a u_a e^-L_a,   u_{a+1}' = (1 - p) u_a,
//   L_a = sum_{b <= a} k rho(t - 1 - b) (1 - e^(-g/k d^b))
// rho being posts an account and step: p q (aware), and with at_once q (newly aware).
inline double annealed_awareness(const Core& core, std::uint32_t steps) {
    std::vector<double> unaware = {1.0 - core.seeds};
    std::vector<double> posts;
    for (std::uint32_t t = 0; t < steps; ++t) {
        std::vector<double> next(unaware.size() + 1);
        double exposure = 0.0;
        double newly = 0.0;
        for (std::uint32_t a = 0; a < unaware.size(); ++a) {
            if (a < t) exposure += core.followees * (1.0 - core.missed(posts[t - 1 - a], a));
            next[0] += core.login * unaware[a] * std::exp(-exposure);
            newly += core.login * unaware[a] * (1.0 - std::exp(-exposure));
            next[a + 1] = (1.0 - core.login) * unaware[a];
        }
        const double aware = 1.0 - std::accumulate(unaware.begin(), unaware.end(), 0.0);
        posts.push_back(core.post * (core.login * aware + (core.at_once ? newly : 0.0)));
        unaware.swap(next);
    }
    return 1.0 - std::accumulate(unaware.begin(), unaware.end(), 0.0);
}

// Whom one follows stays, as in the engine; the network is a directed random one, locally a tree. Given the
// log-ins of an account, its followees are independent of it and of each other, so that it is unaware with
// probability [sum over T of P(a followee learns of it at T) prod over its log-ins of P(missed | T)]^k.
// The mean over log-ins is one over `histories` of them, drawn from `source`.
class QuenchedAwareness {
  public:
    QuenchedAwareness(const Core& core, std::uint32_t steps, std::uint32_t histories,
                      const RandomSource& source)
        : core_(core), steps_(steps), histories_(histories, History(steps)), newly_(steps) {
        for (std::uint32_t n = 0; n < steps; ++n) {
            open_.push_back(n == 0 ? 1.0 : open_.back() * core.missed(core.login * core.post, n - 1.0));
            first_.push_back(core.missed(core.at_once ? core.post : 0.0, n));
        }
        aware_ = core.seeds;
        for (std::uint32_t t = 0; t < steps; ++t) advance(t, source);
    }

    // After the first `steps`.
    double share_after(std::uint32_t steps) const {
        return std::accumulate(newly_.begin(), newly_.begin() + steps, core_.seeds);
    }

  private:
    struct History {
        explicit History(std::uint32_t steps) : missed(steps + 1, 1.0) {}
        std::vector<double> missed;  // by when the followee learns of it; the last one: before the start
        double unaware = 1.0;
        std::uint32_t last_login = 0;
    };

    void advance(std::uint32_t t, const RandomSource& source) {
        double learned = 0.0;
        for (std::uint32_t h = 0; h < histories_.size(); ++h) {
            const auto words = source.words(h, t, Stream::initial_state);
            if (uniform53(words[0], words[1]) < core_.login) learned += log_in(histories_[h], t);
        }
        newly_[t] = (1.0 - core_.seeds) * learned / static_cast<double>(histories_.size());
        aware_ += newly_[t];
    }

    // By how much the account's chance of being aware rises.
    double log_in(History& history, std::uint32_t t) const {
        history.missed[steps_] *= open_[t - history.last_login];
        double miss = 1.0 - aware_ + core_.seeds * history.missed[steps_];
        for (std::uint32_t learned = 0; learned < t; ++learned) {
            const std::uint32_t after = std::min(t - history.last_login, t - 1 - learned);
            history.missed[learned] *=
                open_[after] * (learned >= history.last_login ? first_[t - 1 - learned] : 1.0);
            miss += newly_[learned] * history.missed[learned];
        }
        const double before = history.unaware;
        history.unaware = std::pow(miss, core_.followees);
        history.last_login = t;
        return before - history.unaware;
    }

    Core core_;
    std::uint32_t steps_;
    std::vector<History> histories_;
    std::vector<double> newly_;  // share that learns of it, by step
    std::vector<double> open_;   // a followee aware throughout n steps before a log-in is missed
    std::vector<double> first_;  // its post at the log-in at which it learned of it, n steps before
    double aware_ = 0.0;
};

}  // namespace backlash::checks
