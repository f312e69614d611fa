// Phase 1: what happens when. Scheduled events, guards, and the story that there is still no response.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "crisis/event_kind.hpp"
#include "market/share_price.hpp"
#include "population/audience.hpp"
#include "scenario/scenario.hpp"
#include "simulation/published.hpp"

namespace backlash {

inline constexpr double revelation_intensity = 0.9;  // outrage that the news itself carries into a feed
inline constexpr double report_intensity = 0.3;      // of a media report
inline constexpr double departure_intensity = 0.9;   // of an ally's goodbye

inline constexpr std::uint32_t unscheduled = std::numeric_limits<std::uint32_t>::max();

// The step in which something at `time` (h since start) happens.
std::uint32_t step_at(double time, double step_hours);

// An event that is published now.
struct Announcement {
    std::uint32_t actor = 0;
    std::uint64_t bit = 0;
    double intensity = 0.0;
    double salience = 0.0;
    bool actor_leaves = false;
    bool is_onset = false;
    std::string id;
    std::string kind;
    std::uint32_t planned_step = 0;  // unscheduled: what it waits for did not happen
};

class Agenda {
  public:
    Agenda(const Scenario& scenario, const Audience& audience);

    // Publishes into `published` all that is due at `step`, in order of time, then of the file. An event
    // whose guard its actor's outrage does not reach waits for the next step. While no response has been
    // published, a story about the silence appears every tau_sil after the onset, a limited number of times.
    std::vector<Announcement> publish_due(std::uint32_t step, Published& published,
                                          const std::function<double(std::uint32_t)>& outrage_of);

    // Sets the time of an event that waits, and of those that count from it; none comes before `earliest`.
    void schedule(std::string_view event, std::uint32_t step, std::uint32_t earliest);

    // Takes over what has happened before `step` in a course that was the same up to there.
    void go_on_from(const Agenda& earlier, std::uint32_t step);

    // Accounts whose departure is in the script.
    std::vector<std::uint32_t> scripted_departures() const;

    std::vector<BuyProgramme> buying() const { return buying_; }

    // Events that have not happened, because of their guard or because what they wait for did not.
    std::vector<Announcement> never_happened() const;

  private:
    struct Scheduled {
        const EventValues* values;
        Effect effect;
        std::uint32_t actor;
        std::uint32_t planned_step;
        std::uint32_t step;
        bool done = false;
    };

    std::uint32_t step_of(double time) const { return step_at(time, scenario_.step); }
    double onset_time() const;
    Announcement announce(Scheduled& event, Published& published) const;
    bool silence_due(std::uint32_t step, const Published& published) const;

    const Scenario& scenario_;
    std::optional<std::uint32_t> largest_media_;  // tells of the silence
    std::vector<Scheduled> scheduled_;
    std::vector<BuyProgramme> buying_;
    std::size_t onset_ = 0;  // index of the onset event; scheduled_.size() when there is none
};

}  // namespace backlash
