// Phases 3 to 5: what those who have read something make of it. They appraise it, catch outrage, post.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "population/account.hpp"
#include "scenario/scenario.hpp"
#include "simulation/log_in_batch.hpp"
#include "simulation/post.hpp"
#include "simulation/reading.hpp"
#include "simulation/running_sums.hpp"
#include "simulation/step_conditions.hpp"

namespace backlash {

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

// Accounts that have changed, in the order of the readers.
struct Touched {
    std::uint32_t count = 0;
    PerLogIn<std::uint32_t> ids;
    PerLogIn<float> trust_before;
};

class Reaction {
  public:
    explicit Reaction(const Scenario& scenario);

    // Writes only the readers' states, what their inboxes say that they have seen, and the outcome of their
    // block.
    void react(const Readers& readers, const StepConditions& now, std::span<Account> accounts,
               std::span<Inbox> inboxes, BlockOutcome& outcome, Touched& touched) const;

    // Brings outrage and fatigue of the account to the start of `step`.
    void calm_to(Account& account, std::uint32_t step) const;

  private:
    struct Moods;

    // In this order.
    void gather(const Readers& readers, const StepConditions& now, std::span<const Account> accounts,
                std::span<const Inbox> inboxes, Moods& moods) const;
    void appraise(const StepConditions& now, std::span<Account> accounts, std::span<Inbox> inboxes,
                  Moods& moods, BlockOutcome& outcome) const;
    void spread_outrage(Moods& moods) const;
    static std::int64_t fan_trust_change(const Moods& moods);
    void weigh_posts(double novelty, Moods& moods) const;
    void put_back(std::uint32_t step, std::span<Account> accounts, const Moods& moods,
                  BlockOutcome& outcome) const;
    void post(double novelty, std::span<Account> accounts, std::span<const Inbox> inboxes, const Moods& moods,
              BlockOutcome& outcome) const;

    void learn(Account& account, std::uint64_t news, std::uint64_t seen, const Published& published) const;

    OutrageValues outrage_;
    PostingValues posting_;
    ForgivenessValues forgiveness_;
    std::vector<float> recovery_;  // e^(-k dt / tau_fat) by elapsed steps k
};

}  // namespace backlash
