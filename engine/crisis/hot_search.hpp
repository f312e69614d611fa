// M3: the hot-search board, a global feedback from everybody's posts to everybody's screen (Cui and Kertész
// 2023).
#pragma once

#include "base/elementary.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// Everything read from one step's posts, weighted by reach H = max(1, rho_h followers).
struct PostTally {
    double reach = 0.0;           // sum of H over all posts and broadcasts
    double outraged_reach = 0.0;  // sum of H I over negative posts and defections
};

class HotSearch {
  public:
    HotSearch(const AttentionValues& values, std::uint32_t accounts, double step_hours)
        : values_(values),
          thousand_accounts_(accounts / 1000.0),
          step_hours_(step_hours),
          memory_(1.0 - portable_exp(-step_hours / values.heat_memory)) {}

    // [B] share of the board's visibility, 0..1; the rank is relative, so the threshold moves with the rhythm
    // c. B = h^2 / (h^2 + (h0 c)^2)
    double visibility(double rhythm) const {
        const double threshold = values_.board_threshold * rhythm;
        const double hh = heat_ * heat_;
        return hh > 0.0 ? hh / (hh + threshold * threshold) : 0.0;
    }

    // Takes in the posts of one step.
    void take_in(const PostTally& posts) {
        const double rate = posts.reach / thousand_accounts_ / step_hours_;
        const double tone = posts.reach > 0.0 ? posts.outraged_reach / posts.reach : 0.0;
        heat_ += memory_ * (rate - heat_);
        tone_ += memory_ * (tone - tone_);
    }

    double heat() const { return heat_; }  // [h] reach-weighted posts per 1000 accounts and hour
    double tone() const { return tone_; }  // [mbar] mean outrage of what is on the board, 0..1

  private:
    AttentionValues values_;
    double thousand_accounts_;
    double step_hours_;
    double memory_;
    double heat_ = 0.0;
    double tone_ = 0.0;
};

}  // namespace backlash
