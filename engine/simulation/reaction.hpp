// Phases 3 to 5: what those who have read something make of it. They appraise it, catch outrage, post.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "population/account.hpp"
#include "scenario/scenario.hpp"
#include "simulation/idle_filter.hpp"
#include "simulation/log_in_batch.hpp"
#include "simulation/post.hpp"
#include "simulation/reading.hpp"
#include "simulation/running_sums.hpp"
#include "simulation/step_conditions.hpp"

namespace backlash {

// What the log-ins of one block leave behind.
struct BlockOutcome {
    std::vector<Post> posts;              // in the order of the log-ins
    std::vector<std::uint32_t> departed;  // allied KOLs that have had enough
    RunningSums change;
    std::uint32_t negative = 0;
    std::uint32_t neutral = 0;
    std::uint32_t logins = 0;

    void clear();
};

// Which of the selected have changed, by their places, ascending; and what others need of the change.
struct Touched {
    std::uint32_t count = 0;
    PerLogIn<std::uint16_t> places;
    // By place.
    PerLogIn<float> trust_before;
    PerLogIn<float> readiness;  // highest_readiness() of the account now; 0 while it knows of nothing

    std::span<const std::uint16_t> all() const { return std::span(places).first(count); }
};

class Reaction {
  public:
    explicit Reaction(const Scenario& scenario);

    // Writes only the states of those touched, what their inboxes say that they have seen, and the outcome of
    // their block. `readers`, what the selected have read, are theirs afterwards.
    void react(const IdleFilter::Selected& selected, const StepConditions& now, std::span<Account> accounts,
               std::span<Inbox> inboxes, Readers& readers, BlockOutcome& outcome, Touched& touched) const;

    // Brings outrage and fatigue of the account to the start of `step`.
    void calm_to(Account& account, std::uint32_t step) const;

  private:
    using Selected = IdleFilter::Selected;

    // In this order.
    void find_touched(const Selected& selected, double novelty, const Readers& readers,
                      Touched& touched) const;
    void calm(std::uint32_t step, std::uint32_t size, Readers& readers, const Touched& touched) const;
    void appraise(const Selected& selected, const StepConditions& now, std::span<Account> accounts,
                  std::span<Inbox> inboxes, Readers& readers, const Touched& touched,
                  BlockOutcome& outcome) const;
    void spread_outrage(std::uint32_t size, Readers& readers) const;
    static std::int64_t fan_trust_change(std::uint32_t size, const Readers& readers, const Touched& touched);
    void weigh_posts(const Selected& selected, double novelty, const Readers& readers,
                     PerLogIn<std::uint64_t>& may_post, Touched& touched) const;
    void put_back(const Selected& selected, std::uint32_t step, std::span<Account> accounts,
                  const Readers& readers, const Touched& touched, BlockOutcome& outcome) const;
    void post(std::uint32_t id, bool prompted, double novelty, float u_post, float u_tone, Account& account,
              const Inbox& inbox, BlockOutcome& outcome) const;

    void learn(Account& account, std::uint64_t news, std::uint64_t seen, const Published& published) const;

    OutrageValues outrage_;
    PostingValues posting_;
    ForgivenessValues forgiveness_;
    std::vector<float> recovery_;  // e^(-k dt / tau_fat) by elapsed steps k
};

}  // namespace backlash
