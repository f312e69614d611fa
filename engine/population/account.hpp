// One account as it lies in memory: what a log-in touches, packed into as few cache lines as possible.
//
// A log-in that is looked at reads one inbox (half a line) and one account (one line). Columns would cost a
// line a field. Values decay lazily: they are what they were at `stamp` and are scaled when touched.
#pragma once

#include <array>
#include <cstdint>

#include "scenario/account_type.hpp"

namespace backlash {

// Hierarchy levels of penalty and attribution, in this order.
enum class Level : std::uint8_t { junior, manager, executive, ceo };
inline constexpr int level_count = 4;

struct alignas(64) Account {
    float outrage = 0.0F;        // [o] 0..1, as of step `stamp`
    float trust = 0.0F;          // [t] 0..1
    float fatigue = 0.0F;        // [phi] 0..1, as of step `stamp`
    float forgiveness = 0.0F;    // [Phi] 0..1
    float loyalty = 0.0F;        // [l] 0..1
    float involvement = 0.0F;    // [v] >= 0, reactivity included
    float engagement = 0.0F;     // [e] >= 0, mean 1
    float threshold = 0.0F;      // [theta_i] posts
    float initial_trust = 0.0F;  // [t(0)]
    float calming_rate = 0.0F;   // 1 / step: dt / (tau_o (1 + b_tau l))
    std::uint32_t stamp = 0;     // step at whose start outrage and fatigue hold
    AccountType type = AccountType::public_;
    bool spoke_up = false;  // an allied KOL that has left, a media account that has reported
    std::array<float, level_count> attribution{};  // [q] sums to 1
};
static_assert(sizeof(Account) == 64);

// Unread posts of one account. Sums in fixed point, so that deliveries may come in any order.
struct alignas(32) Inbox {
    static constexpr int posts_bits = 12;    // unit of `posts` 2^-12
    static constexpr int outrage_bits = 16;  // unit of `outrage` 2^-16

    std::uint64_t news = 0;     // [M] events that the unread posts tell of
    std::uint64_t seen = 0;     // events the account has learned of
    std::uint32_t posts = 0;    // [F] effective unread posts as of step `stamp`
    std::uint32_t outrage = 0;  // [Fo] their outrage-weighted sum
    std::uint32_t stamp = 0;
    std::uint32_t fanlike = 0;  // 1: shares the brand's identity
};
static_assert(sizeof(Inbox) == 32);

}  // namespace backlash
