// One replicate: the crisis runs its course in an audience, step by step.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/executor.hpp"
#include "base/random_streams.hpp"
#include "crisis/hot_search.hpp"
#include "crisis/novelty.hpp"
#include "market/share_price.hpp"
#include "population/audience.hpp"
#include "simulation/agenda.hpp"
#include "simulation/close_up.hpp"
#include "simulation/delivery.hpp"
#include "simulation/idle_filter.hpp"
#include "simulation/login_schedule.hpp"
#include "simulation/phase_times.hpp"
#include "simulation/population_sweep.hpp"
#include "simulation/published.hpp"
#include "simulation/reaction.hpp"
#include "simulation/reading.hpp"
#include "simulation/recorder.hpp"
#include "simulation/rhythm.hpp"
#include "simulation/running_sums.hpp"
#include "simulation/shared_logins.hpp"
#include "simulation/step_conditions.hpp"
#include "simulation/step_view.hpp"
#include "simulation/triggers.hpp"

namespace backlash {

// What a simulation takes from others or leaves out. Changes nothing of what it records besides.
struct SimulationSavings {
    std::shared_ptr<SharedLogins> logins;  // made of equal rates, rhythm, seed and replicate; null: its own
    bool distributions = true;             // deciles and histograms of sweeps are recorded, not means alone
};

class Simulation {
  public:
    // `scenario` and `executor` must outlive the simulation and those that go on from it; the audience is
    // taken over.
    Simulation(const Scenario& scenario, Audience audience, const RandomSource& source, Executor& executor,
               SimulationSavings savings = {});
    // Goes on from the state of `earlier`, which lives on unchanged, with a scenario of the same course up to
    // there (simulation/course.hpp).
    Simulation(const Simulation& earlier, const Scenario& scenario);
    // Parts refer to each other by address.
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;
    ~Simulation() = default;

    std::uint32_t steps() const { return rhythm_.steps(); }
    std::uint32_t next_step() const { return view_.step; }

    // As of the start of the next step, but that values decay when they are next touched; its log-in rates
    // have been taken out.
    const Audience& audience() const { return audience_; }
    // Of the step before.
    std::span<const Post> posts() const { return posts_; }

    // Runs the next step. Precondition: next_step() < steps().
    void advance();

    // Of the steps so far.
    const PhaseTimes& phase_times() const { return times_; }

    // After the last step: what was recorded. Leaves the simulation empty.
    ReplicateRecord finish();

  private:
    void take_in_people();
    void sweep_if_due();
    PopulationMeans means_now();
    void publish_events();
    void read_and_post();
    void handle_log_ins(std::uint32_t block, const StepConditions& now, const IdleFilter::Limits& limits);
    void react(const IdleFilter::Selected& selected, const StepConditions& now, Readers& readers,
               BlockOutcome& outcome);
    void let_voices_speak();
    void deliver_posts();
    void update_board();
    void advance_market();
    void record_step();
    void look_at_triggers();

    StepConditions conditions() const;
    double reach_of(std::uint32_t author) const;
    void broadcast(std::uint32_t author, std::uint64_t news, double intensity);

    const Scenario& scenario_;
    Executor& executor_;
    Audience audience_;
    Rhythm rhythm_;
    LoginSchedule schedule_;
    IdleFilter filter_;
    PopulationSweep sweep_;
    FeedDecay decay_;
    Reading reading_;
    Reaction reaction_;
    Delivery delivery_;
    Agenda agenda_;
    Triggers triggers_;
    Published published_;
    HotSearch board_;
    Novelty novelty_;
    SharePrice share_price_;
    Recorder recorder_;
    CloseUp close_up_;
    RunningSums sums_;
    std::int64_t initial_fan_trust_ = 0;
    std::vector<std::uint32_t> media_;  // ids; the k-th reports when the heat passes the k-th threshold
    std::vector<double> media_threshold_;
    std::vector<BlockOutcome> outcomes_;    // by block
    std::vector<Post> posts_;               // of this step: events, then posts by author, then voices
    PostTally tally_;                       // of this step
    std::optional<PopulationMeans> means_;  // at the start of this step, once somebody has looked
    StepView view_;
    PhaseTimes times_;
};

// Builds nothing: runs the audience through the whole scenario.
ReplicateRecord run_replicate(const Scenario& scenario, Audience audience, const RandomSource& source,
                              Executor& executor);

}  // namespace backlash
