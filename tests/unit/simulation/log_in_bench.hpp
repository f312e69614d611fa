// One account and what surrounds its log-in, all of it under the hand of a test.
#pragma once

#include <cstdint>

#include "simulation/log_in.hpp"
#include "simulation/small_scenario.hpp"

namespace backlash {

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
        const auto words = source.words(id, now.step, Stream::login_uniforms);
        subject.handle(id, now, words, whose, into, outcome);
    }

    Scenario scenario = quiet_scenario();
    RandomSource source{7, 0};
    FeedDecay decay{scenario.step, scenario.attention.feed_lifetime};
    LogIn subject{scenario, decay};
    Published published;
    StepConditions now{.published = &published};
    Account account;
    Inbox inbox;
    BlockOutcome outcome;
};

}  // namespace backlash
