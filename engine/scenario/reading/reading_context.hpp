// What the reading of a value may need to know besides its own text.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "scenario/notation/scenario_clock.hpp"
#include "scenario/reading/complaints.hpp"
#include "scenario/reading/event_times.hpp"

namespace backlash {

struct ReadingContext {
    Complaints& complaints;
    std::filesystem::path folder{};  // of the scenario file
    ScenarioClock clock{};
    double duration = 0.0;  // h
    std::string currency{};
    EventTimes times{};
    std::vector<std::string> event_ids{}, actor_ids{};
    std::span<const WatchableDescriptor> watchables{};
};

}  // namespace backlash
