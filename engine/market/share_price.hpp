// M8: attention surprises investors, their orders move the price by the square-root law, lost trust stays.
//
// Square-root impact: Tóth et al. 2011; Sato and Kanazawa 2024. Media gate: Stäbler and Fischer 2020. The
// price says nothing about cause: see docs/limits.md.
#pragma once

#include <vector>

#include "base/random_streams.hpp"
#include "market/trading_calendar.hpp"
#include "scenario/scenario.hpp"

namespace backlash {

// What investors see of one step.
struct MarketView {
    double visibility = 0.0;     // [B] of the hot-search board
    double tone = 0.0;           // [mbar] 0..1
    double media_reports = 0.0;  // outlets that have reported
    double trust_lost = 0.0;     // 1 - mean fan trust / initial, at least 0
};

// Shares bought by the company, evenly in trading time between `from` and `to`.
struct BuyProgramme {
    double from = 0.0;  // h since start
    double to = 0.0;
    double amount = 0.0;         // currency
    double trading_hours = 0.0;  // in between
};

class SharePrice {
  public:
    SharePrice(const Scenario& scenario, const RandomSource& source);

    void add_buying(const BuyProgramme& programme) { buying_.push_back(programme); }

    // One step that starts at `time` (h since start).
    void advance(double time, std::uint32_t step, const MarketView& view);

    bool open() const { return open_; }              // whether that step traded
    double price() const { return price_; }          // currency
    double attention() const { return attention_; }  // [X] negative attention seen by investors
    double pressure() const { return pressure_; }    // [Q] net selling that still weighs, in daily volumes
    double factor() const { return factor_; }        // [M] log-return of market and sector
    double impact() const { return impact_; }        // log-return by order flow, negative when selling

  private:
    double factor_at(double time) const;
    double bought_per_day_volume(double time) const;

    MarketValues values_;
    double step_hours_;
    TradingCalendar calendar_;
    RandomSource source_;
    std::vector<FactorPoint> path_;
    std::vector<BuyProgramme> buying_;
    bool open_ = false;
    int last_day_ = -1;
    double price_;
    double attention_ = 0.0, usual_attention_ = 0.0;  // [X], [Xs]
    double pressure_ = 0.0, backlog_ = 0.0;           // [Q]
    double factor_ = 0.0, impact_ = 0.0, noise_ = 0.0;
};

}  // namespace backlash
