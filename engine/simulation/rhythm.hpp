// M1: when people are on-line. A weekly rhythm of mean 1 that multiplies every account's log-in rate.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "scenario/scenario.hpp"

namespace backlash {

inline constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

// 84 two-hour weights of a week from Monday 0 h, UTC+8, mean 1: 8.7 M Weibo posts of 2020-2025 (RhP-SEIRS
// data set, Zenodo 10.5281/zenodo.15378206).
std::span<const double> measured_week();

class Rhythm {
  public:
    // Rhythm of every step of the scenario.
    explicit Rhythm(const Scenario& scenario);

    std::uint32_t steps() const { return static_cast<std::uint32_t>(level_.size()); }

    // [c] of the step, mean 1 over a week.
    double level(std::uint32_t step) const { return level_[step]; }

    // [C] hours of mean activity from the start to the end of the step: sum of c dt. 0 for `never`, the last
    // log-in of somebody who has not logged in yet.
    double cumulative(std::uint32_t step) const { return reached_[step + 1U]; }

    // First steps at whose ends the cumulative rhythm has reached each of `targets`, hours; `never` if that
    // is after the last. Both of one size, at most 2^31.
    void first_reaching(std::span<const double> targets, std::span<std::uint32_t> steps) const;

  private:
    void make_guide();

    std::vector<double> level_;
    std::vector<double> reached_;  // [C] before the first step, then at the end of each
    // Makes the search O(1). Twice the first step reaching g / guide_per_hour_; odd where targets up to
    // (g + 1) / guide_per_hour_ may be two steps further or more.
    std::vector<std::int32_t> guide_;
    double guide_per_hour_ = 0.0;
};

}  // namespace backlash
