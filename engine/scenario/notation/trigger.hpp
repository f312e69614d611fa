// Conditions that an event may wait for:
//
//   trigger = [group .] quantity (> | <) number [for duration] [+ duration]
//
// `board_visibility > 50 % for 30 min + 2h`: two hours after the topic has been that visible for half an
// hour.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scenario/descriptor.hpp"
#include "scenario/notation/parsed.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

Parsed<Trigger> parse_trigger(std::string_view text, std::span<const WatchableDescriptor> watchables);

// The plainest text that reads back as the same trigger.
std::string write_trigger(const Trigger& trigger);

}  // namespace backlash
