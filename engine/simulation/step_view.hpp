// What can be observed of one step, at its end.
#pragma once

#include <array>
#include <cstdint>

#include "market/share_price.hpp"
#include "scenario/account_type.hpp"

namespace backlash {

struct StepView {
    std::uint32_t step = 0;
    std::uint64_t posts_negative = 0;
    std::uint64_t posts_neutral = 0;
    std::uint64_t logins = 0;
    std::uint64_t deliveries = 0;
    double heat = 0.0;                        // [h] after the step
    double visibility = 0.0;                  // [B] during the step
    double tone = 0.0;                        // [mbar] after the step
    double novelty = 0.0;                     // [n] during the step
    double unresolved = 0.0;                  // [U] during the step
    std::uint32_t departures = 0;             // allied KOLs gone so far
    std::uint32_t media_reports = 0;          // outlets that have reported so far
    double trust_lost = 0.0;                  // 1 - mean fan trust / initial
    std::array<double, group_count> aware{};  // share that knows of any event
    const SharePrice* share_price = nullptr;
};

}  // namespace backlash
