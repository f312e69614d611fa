// M1: when people are on-line. A weekly rhythm of mean 1 that multiplies every account's log-in rate.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "scenario/scenario.hpp"

namespace backlash {

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

    // [c dt] hours at mean activity that are worth as much as the step.
    double hours(std::uint32_t step) const { return level_[step] * step_; }

    // The same of the busiest step of a week, whether the run comes to it or not.
    double most_hours() const { return highest_level_ * step_; }

  private:
    std::vector<double> level_;
    double highest_level_;
    double step_;  // [dt] h
};

}  // namespace backlash
