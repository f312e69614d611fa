// What decides how a scenario runs its course, and from when on.
//
// Variants of a scenario with the same seed and audience are in the same state until the first event in which
// they differ: nothing looks at it before. What they have in common can be run once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "scenario/scenario.hpp"

namespace backlash {

// The scenario without the events that act in their step and not before: all that may matter from the first
// step on. The onset, events that wait for something, buybacks and walk-outs stay in it; everything does when
// the onset is not named.
Scenario beginning_of(const Scenario& scenario);

// Positions of the scenarios, those with the same beginning together, in the order of the first of each.
// For scenarios with the same seed and network; what is only said of them makes no difference, but where an
// event is written may.
std::vector<std::vector<std::size_t>> group_by_beginning(std::span<const Scenario> scenarios);

struct CourseEvent {
    std::uint32_t step = 0;    // in which it is to happen
    std::uint32_t number = 0;  // the same for events that are the same in all that makes a difference

    bool operator==(const CourseEvent&) const = default;
};

// Numbers the events of scenarios, for comparison with each other.
class Courses {
  public:
    // All events that do not wait, in the order in which they are published.
    std::vector<CourseEvent> of(const Scenario& scenario);

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

// The first step at whose start two scenarios with the same beginning and audience may be in different
// states; UINT32_MAX when they never are.
std::uint32_t parting_step(std::span<const CourseEvent> a, std::span<const CourseEvent> b);

}  // namespace backlash
