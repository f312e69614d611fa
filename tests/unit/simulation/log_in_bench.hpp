// One account and what surrounds its log-in, all of it under the hand of a test.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/blocks.hpp"
#include "base/masks.hpp"
#include "crisis/posting.hpp"
#include "simulation/reaction.hpp"
#include "simulation/reading.hpp"
#include "simulation/rhythm.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {

// Of people as they are at first.
inline IdleFilter filter_of(const std::vector<Account>& accounts, const Scenario& scenario) {
    IdleFilter filter(accounts.size(), scenario);
    for (std::uint32_t block = 0; block < block_count(static_cast<std::uint32_t>(accounts.size())); ++block)
        filter.take_in(block, accounts);
    return filter;
}

struct LogInBench {
    LogInBench() {
        account.trust = account.initial_trust = 0.6F;
        account.loyalty = 0.5F;  // love neither deepens nor softens a blow
        account.involvement = 1.0F;
        account.threshold = 3.0F;
        account.type = AccountType::fan;
        account.attribution = {0.1F, 0.2F, 0.3F, 0.4F};
        inbox.fanlike = 1;
    }
    // Parts refer to each other by address.
    LogInBench(const LogInBench&) = delete;
    LogInBench& operator=(const LogInBench&) = delete;
    ~LogInBench() = default;

    // So many unread posts that nobody overlooks them; in sum as outraged as given.
    void fill_inbox(std::uint64_t news, double outraged_posts = 0.0) {
        inbox.posts = 1000U << Inbox::posts_bits;
        inbox.outrage = static_cast<std::uint32_t>(outraged_posts * 65536.0);
        inbox.news = news;
    }

    void log_in() {
        inbox.stamp = now.step;
        log_in_as(1);
    }
    void log_in_as(std::uint32_t id) { log_in_as(id, account, inbox); }
    void log_in_as(std::uint32_t id, Account& whose, Inbox& into) {
        if (id >= accounts_.size()) {
            accounts_.resize(2 * id + 1);
            inboxes_.resize(2 * id + 1);
        }
        accounts_[id] = whose;
        inboxes_[id] = into;
        log_in(std::array{id}, accounts_, inboxes_);
        whose = accounts_[id];
        into = inboxes_[id];
    }
    // All of them in one batch; at most log_in_batch.
    void log_in(std::span<const std::uint32_t> ids, std::span<Account> accounts, std::span<Inbox> inboxes) {
        ASSERT_LE(ids.size(), log_in_batch);
        IdleFilter::Selected selected;
        for (const std::uint32_t id : ids) {
            selected.ids[selected.count] = id;
            selected.log_ins[selected.count] = log_in_of(id);
            selected.may_post[selected.count++] = mask_of(true);
        }
        log_in(selected, accounts, inboxes);
    }
    void log_in(const IdleFilter::Selected& selected, std::span<Account> accounts, std::span<Inbox> inboxes) {
        reading.read(selected, now, accounts, inboxes, readers);
        reaction.react(selected, now, accounts, inboxes, readers, outcome, touched);
    }

    // A log-in of the account in this step, for tests that plan none.
    LogIn log_in_of(std::uint32_t id) const {
        return {id % cell_size, source.words(id, now.step, Stream::login)[3]};
    }
    // The words that its four uniforms are made of.
    RandomSource::Words words_of(std::uint32_t id) const {
        auto words = source.words(id, now.step, Stream::login_uniforms);
        words[1] = word_from(log_in_of(id).board_mark(), words[1]);
        words[2] = word_from(log_in_of(id).post_mark(), words[2]);
        return words;
    }

    // What the filter has to know of an account.
    float readiness(const Account& whose, const Inbox& into) const {
        return into.seen == 0 ? 0.0F
                              : static_cast<float>(highest_readiness(urge_of(whose), scenario.posting));
    }

    Scenario scenario = quiet_scenario();
    RandomSource source{7, 0};
    FeedDecay decay{scenario.step, scenario.attention.feed_lifetime, Rhythm(scenario).steps()};
    Reading reading{scenario.attention, decay, source};
    Reaction reaction{scenario};
    Published published;
    StepConditions now{.published = &published};
    Account account;
    Inbox inbox;
    Readers readers;
    Touched touched;
    BlockOutcome outcome;

  private:
    std::vector<Account> accounts_;  // by id, of single log-ins
    std::vector<Inbox> inboxes_;
};

}  // namespace backlash
