// Who brought the news to whom: the first accounts that learn of the onset, and from whom each has it.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/random_streams.hpp"
#include "population/audience.hpp"
#include "simulation/login_schedule.hpp"
#include "simulation/post.hpp"
#include "simulation/record.hpp"
#include "simulation/step_conditions.hpp"

namespace backlash {

// A feed keeps sums, not posts, so the one who told an account is found afterwards: the newest post in its
// feed that told of the onset, which is what a feed shows first; of several from one step that of the author
// with most followers (ties: smaller id). An account that opened the board at that log-in has it from the
// board, whatever its feed held. Every teller is a row of the cascade itself. Costs a look at the log-ins and
// posts of each step until the cascade is full.
class NewsCascade {
  public:
    // Of at most `limit` accounts, and of the first day after the onset.
    NewsCascade(std::uint32_t limit, double step_hours, const RandomSource& source);

    // The onset, event `id`, is published as bit `news` by account `author` in `step`.
    void start(const std::string& id, std::uint64_t news, std::uint32_t author, std::uint32_t step,
               const Audience& audience);

    // After the log-ins of a step and before its posts are delivered.
    void take_step(const StepConditions& now, const LoginSchedule& schedule, const Audience& audience,
                   std::span<const Post> posts);

    Cascade finish();

  private:
    struct Told {
        std::uint32_t author;
        std::uint32_t row;
        std::uint32_t followers;
    };

    bool watches(std::uint32_t step) const;
    struct Learner {
        std::uint32_t id;
        LogIn log_in;
    };

    std::vector<Learner> newly_aware(std::uint32_t step, const LoginSchedule& schedule,
                                     const Audience& audience) const;
    void keep_by_chance(std::vector<Learner>& learners, std::size_t most, std::uint32_t step) const;
    void add(const Learner& learner, const StepConditions& now, const Audience& audience);
    std::uint32_t teller_of(std::uint32_t id, const FollowerGraph& graph) const;
    void add_row(std::uint32_t id, std::uint32_t step, NewsSource source, std::uint32_t informant,
                 const Audience& audience);
    void log(std::span<const Post> posts, std::uint32_t step, const Audience& audience);

    std::uint32_t limit_;
    double step_hours_;
    RandomSource source_;
    std::uint64_t news_ = 0;  // 0 before the onset
    std::uint32_t last_step_ = 0;
    Cascade cascade_;
    std::unordered_map<std::uint32_t, std::uint32_t> row_of_;  // by account
    std::vector<Told> told_;  // posts that told of it; newest step last, within a step the most followed last
};

}  // namespace backlash
