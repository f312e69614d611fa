// When the events of a scenario happen, also those whose time is relative to another's.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/descriptor.hpp"
#include "scenario/document/node.hpp"
#include "scenario/notation/parsed.hpp"
#include "scenario/notation/relative_time.hpp"
#include "scenario/notation/scenario_clock.hpp"

namespace backlash {

class EventTimes {
  public:
    EventTimes() = default;

    // Takes `at` of each entry of `events` (a map; anything else is no events). Complains of nothing: a time
    // that cannot be known fails when it is read by `parse`. `onset` empty: the earliest event with a
    // severity of at least 0.5 whose time does not itself depend on the onset.
    EventTimes(const document::Node& events, const std::vector<KindDescriptor>& kinds,
               const ScenarioClock& clock, std::string onset);

    // Hours since the start of a calendar time or a relative one. A failure without a `problem` follows from
    // a mistake elsewhere.
    Parsed<double> parse(std::string_view text) const;

    // The event that a time counts from, and by how much, when that event's time follows from the run.
    std::optional<RelativeTime> waiting(std::string_view text) const;

    const std::string& onset() const { return onset_; }
    const std::vector<std::string>& ids() const { return ids_; }

  private:
    enum class State { untried, in_progress, waits_for_onset, circular, failed, waits, known };

    struct Moment {
        std::string text;  // as written; empty: none
        bool has_trigger = false;
        bool can_be_onset = false;
        State state = State::untried;
        double hours = 0.0;
    };

    void resolve_all();
    State resolve(Moment& moment);
    State resolve_anchor(const std::string& anchor, double delay, Moment& moment);
    std::string find_onset() const;
    Parsed<double> parse_calendar(std::string_view text) const;

    ScenarioClock clock_;
    std::string onset_;
    std::vector<std::string> ids_;
    std::map<std::string, Moment, std::less<>> moments_;
};

}  // namespace backlash
